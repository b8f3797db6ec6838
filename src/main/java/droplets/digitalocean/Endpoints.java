package droplets.digitalocean;

import java.net.URI;
import java.util.Locale;

/**
 * The addresses of DigitalOcean.
 *
 * @param oauth the base of {@code /authorize}, {@code /token} and {@code /revoke}
 * @param api the base of {@code /account} and {@code /droplets}
 */
public record Endpoints(URI oauth, URI api) {

  /** The real DigitalOcean. */
  public static final Endpoints DIGITAL_OCEAN =
      new Endpoints(
          URI.create("https://cloud.digitalocean.com/v1/oauth"),
          URI.create("https://api.digitalocean.com/v2"));

  private static final int LARGEST_PORT = 65_535;

  /**
   * Checks both addresses and drops a slash at their end.
   *
   * @throws IllegalArgumentException if one is neither https nor http on loopback, or has an
   *     impossible port, a user, a query or a fragment
   */
  public Endpoints {
    oauth = base(oauth);
    api = base(api);
  }

  /** Returns scheme and host of an address, and the port unless it is the scheme's own. */
  static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String origin = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    boolean hasPort = uri.getPort() != -1 && uri.getPort() != standard;
    return hasPort ? origin + ":" + uri.getPort() : origin;
  }

  /** Whether a host name means this machine only, so that nobody can overhear plain http. */
  public static boolean isLoopback(String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("[::1]")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static URI base(URI uri) {
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || !(https || http)) {
      throw new IllegalArgumentException("it is not an absolute https URL");
    }
    if (http && !isLoopback(uri.getHost())) {
      throw new IllegalArgumentException("plain http is for this machine only (loopback)");
    }
    if (uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
      throw new IllegalArgumentException("there is no such port");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("it must have no user, query or fragment");
    }
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }
}
