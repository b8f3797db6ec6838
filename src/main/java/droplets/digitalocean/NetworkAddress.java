package droplets.digitalocean;

/**
 * One address of a Droplet.
 *
 * @param ip the address
 * @param netmask for IPv4 the mask with dots, for IPv6 the length of the prefix
 * @param gateway the gateway, or empty if there is none
 * @param type {@code public} or {@code private}; DigitalOcean may add others
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

  /** Makes the gateway empty if it is one of the two words by which DigitalOcean means none. */
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
