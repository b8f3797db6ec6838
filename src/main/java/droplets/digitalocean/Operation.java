package droplets.digitalocean;

/** The purpose of a call to DigitalOcean. */
public enum Operation {
  /** The exchange of an authorization code for a token set (RFC 6749 section 4.1.3). */
  EXCHANGE("exchange"),
  /** The refresh of a token set with its refresh token (RFC 6749 section 6). */
  REFRESH("refresh"),
  /** The revocation of an access token (RFC 7009). */
  REVOKE("revoke"),
  /** {@code GET /account}. */
  ACCOUNT("account"),
  /** {@code GET /droplets}. */
  DROPLETS("droplets"),
  /** {@code GET /droplets/ID}. */
  DROPLET("droplet");

  private final String label;

  Operation(String label) {
    this.label = label;
  }

  /** Whether the call goes to the authorization server; otherwise it goes to the API. */
  boolean isOAuth() {
    return this == EXCHANGE || this == REFRESH || this == REVOKE;
  }

  /** The name in the log. */
  public String label() {
    return label;
  }
}
