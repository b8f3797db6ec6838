package droplets.web.page;

import java.util.List;

/** The routes of the application, each with the HTTP methods that it allows. */
public enum Route {
  /** The index page. */
  INDEX("/", "", Methods.READING),
  /** Begins a sign-in. */
  CONNECT("/connect", "/connect", List.of("GET")),
  /** The callback: DigitalOcean sends the browser back here. */
  CALLBACK("/digitalocean", "/digitalocean", List.of("GET")),
  /** The Droplets page. */
  DROPLETS("/droplets", "/droplets", Methods.READING),
  /** One Droplet's page, at {@code /droplets/ID}. */
  DROPLET("/droplets/", "/droplets/*", Methods.READING),
  /** The download: all Droplets as a CSV file. */
  CSV("/droplets.csv", "/droplets.csv", Methods.READING),
  /** The hosts for an SSH client. */
  SSH_CONFIG("/droplets.ssh_config", "/droplets.ssh_config", Methods.READING),
  /** Ends a connection. */
  DISCONNECT("/disconnect", "/disconnect", List.of("POST")),
  /** The flow page. */
  FLOW("/flow", "/flow", Methods.READING),
  /** Tells whether the application is up. */
  HEALTH("/health", "/health", Methods.READING),
  /** The rules for search engines. */
  ROBOTS("/robots.txt", "/robots.txt", Methods.READING),
  /** The static files, at {@code /assets/HASH/FILE}. */
  ASSETS("/assets/", "/assets/*", Methods.READING);

  private final String path;
  private final String pattern;
  private final List<String> methods;

  Route(String path, String pattern, List<String> methods) {
    this.path = path;
    this.pattern = pattern;
    this.methods = methods;
  }

  /** Its path below the context path. If it ends with a slash, more follows. */
  public String path() {
    return path;
  }

  /** Its URL pattern for a servlet mapping (Servlet 6.0 section 12.2). */
  public String pattern() {
    return pattern;
  }

  /** The HTTP methods it allows; all others get the 405 page. */
  public List<String> methods() {
    return methods;
  }

  /** A class of its own, because the constants of an enum cannot use a static field of the enum. */
  private static final class Methods {

    /** The methods of a route that only reads. */
    static final List<String> READING = List.of("GET", "HEAD");
  }
}
