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

  static final JsonShape<NetworkAddress> JSON =
      new JsonShape<>(
          fields ->
              new NetworkAddress(
                  fields.text("ip_address"),
                  fields.text("netmask"),
                  fields.text("gateway"),
                  fields.text("type")));

  /** Leaves the gateway empty where DigitalOcean writes in one of two ways that there is none. */
  public NetworkAddress {
    gateway = gateway.equals("nil") || gateway.equals("<nil>") ? "" : gateway;
  }

  boolean isKnown() {
    return !ip.isEmpty();
  }

  /** Whether it can be reached from the internet. */
  public boolean isPublic() {
    return type.equals("public");
  }

  /** Whether only its private network can reach it. */
  public boolean isPrivate() {
    return type.equals("private");
  }
}
