package droplets.nodes;

import droplets.servers.ServerKind;
import droplets.servers.ServletServer;
import droplets.servers.WebClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Three Tomcats that share a database, with nginx before them and a stand-in behind them. */
final class Cluster implements AutoCloseable {
  /**
   * Starts soon and takes little memory, for three servers on one machine that are often killed.
   */
  private static final String JAVA_OPTIONS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m";

  private final PostgreSql database = new PostgreSql();
  private final Nginx nginx = new Nginx();
  private final CountingDigitalOcean digitalOcean;
  private final List<ServletServer> nodes;

  /**
   * Starts everything.
   *
   * @param slowestRefreshMs how long a refresh may take at most
   * @param settings in place of the usual ones
   */
  Cluster(int slowestRefreshMs, Map<String, String> settings) {
    digitalOcean = new CountingDigitalOcean(slowestRefreshMs);
    nodes = Stream.generate(() -> node(settings)).limit(3).toList();
    nodes.parallelStream().forEach(ServletServer::start);
    nginx.start(nodes.stream().map(node -> URI.create(node.baseUrl()).getPort()).toList());
  }

  /** A node that is not yet started. */
  ServletServer node(Map<String, String> changes) {
    ServletServer node =
        new ServletServer(ServerKind.TOMCAT_11, "")
            .file("conf/context.xml", Path.of("src", "main", "cluster", "context.xml"))
            .file("lib/postgresql.jar", Path.of(System.getProperty("postgresql.jar")))
            .property("droplets.database", database.address())
            .property("droplets.database.password", "");
    node.property("droplets.database.user", user(node));
    database.sql("CREATE ROLE " + user(node) + " LOGIN IN ROLE droplets");
    Map<String, String> settings = settings(baseUrl(), digitalOcean);
    settings.put("JDK_JAVA_OPTIONS", JAVA_OPTIONS);
    settings.putAll(changes);
    settings.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            node.environment(name, value);
          }
        });
    return node;
  }

  /** The usual settings of an application at that address. */
  static Map<String, String> settings(String baseUrl, CountingDigitalOcean digitalOcean) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("DIGITAL_OCEAN_CLIENT_ID", "fake-client-id");
    settings.put("DIGITAL_OCEAN_CLIENT_SECRET", "fake-client-secret");
    settings.put("DIGITAL_OCEAN_REDIRECT_URI", baseUrl + "/digitalocean");
    settings.put("DIGITAL_OCEAN_OAUTH_URL", digitalOcean.origin() + "/v1/oauth");
    settings.put("DIGITAL_OCEAN_API_URL", digitalOcean.origin() + "/v2");
    settings.put("DIGITAL_OCEAN_SESSION_KEY", key(1));
    return settings;
  }

  /** The database user of a node. */
  static String user(ServletServer node) {
    return "node" + URI.create(node.baseUrl()).getPort();
  }

  /** A session key. */
  static String key(int number) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) number;
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** How much a proof tries. */
  static int size(String name) {
    return Integer.parseInt(System.getProperty("nodes." + name));
  }

  String baseUrl() {
    return nginx.baseUrl();
  }

  List<ServletServer> nodes() {
    return nodes;
  }

  PostgreSql database() {
    return database;
  }

  CountingDigitalOcean digitalOcean() {
    return digitalOcean;
  }

  /** A person at a new browser. */
  Person person(String name) {
    return new Person(name, new WebClient(baseUrl()));
  }

  @Override
  public void close() {
    nginx.close();
    nodes.parallelStream().forEach(ServletServer::close);
    digitalOcean.close();
    database.close();
  }
}
