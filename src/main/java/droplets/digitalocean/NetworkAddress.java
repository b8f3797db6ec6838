package droplets.digitalocean;

/**
 * One address of a Droplet.
 *
 * @param ip the address
 * @param netmask dotted for IPv4, the prefix length for IPv6
 * @param gateway the gateway, or empty if there is none
 * @param type {@code public} or {@code private}; others may come
 */
public record NetworkAddress(String ip, String netmask, String gateway, String type) {

  /** Whether it can be reached from the internet. */
  public boolean isPublic() {
    return type.equals("public");
  }

  /** Whether only its private network can reach it. */
  public boolean isPrivate() {
    return type.equals("private");
  }

  /** An address, or null where there is none. */
  static NetworkAddress read(JsonStream in) {
    String ip = "";
    String netmask = "";
    String gateway = "";
    String type = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "ip_address" -> ip = in.text();
        case "netmask" -> netmask = in.text();
        case "gateway" -> gateway = in.text();
        case "type" -> type = in.text();
        default -> in.skip();
      }
    }
    // Both spellings of "none" come in answers for private networks.
    boolean noGateway = gateway.equals("nil") || gateway.equals("<nil>");
    return ip.isEmpty() ? null : new NetworkAddress(ip, netmask, noGateway ? "" : gateway, type);
  }
}
