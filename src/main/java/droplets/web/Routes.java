package droplets.web;

/** The addresses of the application, relative to its context path. */
final class Routes {

  static final String INDEX = "/";
  static final String CONNECT = "/connect";
  static final String CALLBACK = "/digitalocean";
  static final String DROPLETS = "/droplets";
  static final String CSV = "/droplets.csv";
  static final String DISCONNECT = "/disconnect";
  static final String FLOW = "/flow";
  static final String HEALTH = "/health";
  static final String ROBOTS = "/robots.txt";
  static final String ASSETS = "/assets";

  private Routes() {}
}
