package droplets.nodes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.servers.ServerKind;
import droplets.servers.ServletServer;
import droplets.servers.WebClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each container offers the database in its own way, with the files of {@code src/main/cluster}.
 * The WAR is the same everywhere. The big containers are there with {@code mvn verify
 * -Pnodes,containers}.
 */
@Tag("nodes")
class DatabaseLookupIT {
  private static final Path FILES = Path.of("src", "main", "cluster");

  private static PostgreSql database;
  private static CountingDigitalOcean digitalOcean;

  @BeforeAll
  static void start() {
    database = new PostgreSql();
    digitalOcean = new CountingDigitalOcean(0);
  }

  @AfterAll
  static void stop() {
    digitalOcean.close();
    database.close();
  }

  @Test
  void tomcat10() {
    keepsConnectionsInTheTable(
        server(ServerKind.TOMCAT_10_1)
            .file("conf/context.xml", FILES.resolve("context.xml"))
            .file("lib/postgresql.jar", jar("postgresql.jar")));
  }

  @Test
  void jetty12() {
    keepsConnectionsInTheTable(jetty(ServerKind.JETTY_12));
  }

  @Test
  @Tag("containers")
  void jetty12Before1() {
    keepsConnectionsInTheTable(jetty(ServerKind.JETTY_12_0));
  }

  private static ServletServer jetty(ServerKind kind) {
    return server(kind)
        .file("start.d/droplets.ini", FILES.resolve("jetty/droplets.ini"))
        .file("etc/droplets.xml", FILES.resolve("jetty/droplets.xml"))
        .file("lib/ext/hikari.jar", jar("hikari.jar"))
        .file("lib/ext/postgresql.jar", jar("postgresql.jar"));
  }

  @Test
  @Tag("containers")
  void wildFly() {
    keepsConnectionsInTheTable(
        server(ServerKind.WILDFLY)
            .file("deployments/droplets-ds.xml", FILES.resolve("wildfly/droplets-ds.xml"))
            .file("deployments/postgresql.jar", jar("postgresql.jar")));
  }

  @Test
  @Tag("containers")
  void openLiberty() {
    String directory = "servers/droplets/";
    keepsConnectionsInTheTable(
        server(ServerKind.OPEN_LIBERTY)
            .file(
                directory + "configDropins/overrides/droplets.xml",
                FILES.resolve("openliberty/droplets.xml"))
            .file(directory + "lib/postgresql.jar", jar("postgresql.jar")));
  }

  @Test
  @Tag("containers")
  void glassFish() {
    // Its command starts another JVM, which gets no property of its own.
    String properties =
        "-Ddroplets.database=%s -Ddroplets.database.user=droplets -Ddroplets.database.password=any"
            .formatted(database.address());
    keepsConnectionsInTheTable(
        server(ServerKind.GLASSFISH)
            .environment("JDK_JAVA_OPTIONS", properties)
            .file("commands", FILES.resolve("glassfish/commands"))
            .file("droplets.xml", FILES.resolve("glassfish/droplets.xml"))
            .file("domains/domain1/lib/postgresql.jar", jar("postgresql.jar")));
  }

  @Test
  @Tag("containers")
  void payaraMicro() {
    keepsConnectionsInTheTable(
        server(ServerKind.PAYARA_MICRO)
            .file("commands", FILES.resolve("glassfish/commands"))
            .file("droplets.xml", FILES.resolve("glassfish/droplets.xml"))
            .file("lib/postgresql.jar", jar("postgresql.jar")));
  }

  private static Path jar(String property) {
    return Path.of(System.getProperty(property));
  }

  private static ServletServer server(ServerKind kind) {
    ServletServer server =
        new ServletServer(kind, "")
            .property("droplets.database", database.address())
            .property("droplets.database.user", "droplets")
            .property("droplets.database.password", "any");
    Cluster.settings(server.baseUrl(), digitalOcean).forEach(server::environment);
    return server;
  }

  private static void keepsConnectionsInTheTable(ServletServer server) {
    try (server) {
      server.start();
      Person person = new Person("someone", new WebClient(server.baseUrl()));
      person.signIn();
      assertEquals(200, person.droplets().status());
      List<String> own =
          database.sql(
              "SELECT count(*) FROM droplets_connection WHERE row_key = '\\x%s'"
                  .formatted(person.rowKey()));
      assertEquals(List.of("1"), own);

      // The row outlives the server, and is found again.
      server.restart();
      digitalOcean.expire(person.grant());
      assertEquals(200, person.droplets().status());
      assertFalse(server.log().contains("reason=database"), server::log);

      // The pool gets over a restart of the database.
      database.stop();
      try {
        assertEquals(503, person.droplets().status());
      } finally {
        database.start();
      }
      long start = System.nanoTime();
      while (person.droplets().status() != 200) {
        assertTrue(System.nanoTime() - start < SECONDS.toNanos(60), server::log);
      }
    }
  }
}
