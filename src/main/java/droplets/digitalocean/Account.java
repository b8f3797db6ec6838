package droplets.digitalocean;

/**
 * The account behind an access token, as {@code GET /v2/account} tells it. Texts that are absent
 * are empty, limits that are absent are 0.
 *
 * @param name the person's name
 * @param email the person's e-mail address
 * @param emailVerified whether that address has been verified
 * @param uuid the account's identifier
 * @param status {@code active}, {@code warning} or {@code locked}; others may come
 * @param statusMessage what DigitalOcean says about the status
 * @param teamUuid the team's identifier
 * @param teamName the team's name
 * @param dropletLimit how many Droplets the account may have
 * @param reservedIpLimit how many reserved IP addresses
 * @param volumeLimit how many volumes
 */
public record Account(
    String name,
    String email,
    boolean emailVerified,
    String uuid,
    String status,
    String statusMessage,
    String teamUuid,
    String teamName,
    long dropletLimit,
    long reservedIpLimit,
    long volumeLimit) {

  /** The same person and team in the shape that the token answer uses. */
  public Identity identity() {
    return new Identity(name, email, uuid, teamUuid, teamName);
  }

  static Account read(JsonStream in) {
    String name = "";
    String email = "";
    boolean emailVerified = false;
    String uuid = "";
    String status = "";
    String statusMessage = "";
    String teamUuid = "";
    String teamName = "";
    long dropletLimit = 0;
    long reservedIpLimit = 0;
    long volumeLimit = 0;
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "name" -> name = in.text();
        case "email" -> email = in.text();
        case "email_verified" -> emailVerified = in.flag();
        case "uuid" -> uuid = in.text();
        case "status" -> status = in.text();
        case "status_message" -> statusMessage = in.text().strip();
        case "team" -> {
          in.enterObject();
          for (String part = in.nextField(); part != null; part = in.nextField()) {
            switch (part) {
              case "uuid" -> teamUuid = in.text();
              case "name" -> teamName = in.text();
              default -> in.skip();
            }
          }
        }
        case "droplet_limit" -> dropletLimit = in.number();
        case "reserved_ip_limit", "floating_ip_limit" ->
            reservedIpLimit = Math.max(reservedIpLimit, in.number());
        case "volume_limit" -> volumeLimit = in.number();
        default -> in.skip();
      }
    }
    return new Account(
        name,
        email,
        emailVerified,
        uuid,
        status,
        statusMessage,
        teamUuid,
        teamName,
        dropletLimit,
        reservedIpLimit,
        volumeLimit);
  }
}
