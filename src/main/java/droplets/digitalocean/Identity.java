package droplets.digitalocean;

import java.io.Serializable;

/**
 * Who granted access and for which team: {@code info} of the token answer. DigitalOcean may leave
 * out any of it; what is absent is empty.
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

  /** Nobody is known. */
  public static final Identity UNKNOWN = new Identity("", "", "", "", "");

  /** Whether neither a name, an address nor a team is known. */
  public boolean isUnknown() {
    return name.isEmpty() && email.isEmpty() && teamName.isEmpty();
  }

  static Identity read(JsonStream in) {
    String name = "";
    String email = "";
    String uuid = "";
    String teamUuid = "";
    String teamName = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> name = in.text();
        case "email" -> email = in.text();
        case "uuid" -> uuid = in.text();
        case "team_uuid" -> teamUuid = in.text();
        case "team_name" -> teamName = in.text();
        default -> in.skip();
      }
    }
    return new Identity(name, email, uuid, teamUuid, teamName);
  }
}
