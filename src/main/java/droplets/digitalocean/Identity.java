package droplets.digitalocean;

import java.io.Serializable;

/**
 * The person who granted access and the team that the access is for. DigitalOcean may leave out any
 * part, which is then empty.
 *
 * @param name the person's name
 * @param email the person's e-mail address
 * @param uuid the person's identifier
 * @param teamUuid the team's identifier
 * @param teamName the team's name
 */
public record Identity(String name, String email, String uuid, String teamUuid, String teamName)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Reads {@code info} in the answer of the token endpoint. */
  static final JsonShape<Identity> INFO =
      new JsonShape<>(
          fields ->
              new Identity(
                  fields.text("name"),
                  fields.text("email"),
                  fields.text("uuid"),
                  fields.text("team_uuid"),
                  fields.text("team_name")));

  /** Reads {@code account} in the answer to {@code GET /account}. */
  static final JsonShape<Identity> ACCOUNT =
      new JsonShape<>(
          fields ->
              new Identity(
                  fields.text("name"),
                  fields.text("email"),
                  fields.text("uuid"),
                  fields.text("team.uuid"),
                  fields.text("team.name")));

  /** A person and a team that are not known. */
  public static final Identity UNKNOWN = new Identity("", "", "", "", "");

  /** Whether neither a person's name, an e-mail address nor a team's name is known. */
  public boolean isUnknown() {
    return name.isEmpty() && email.isEmpty() && teamName.isEmpty();
  }
}
