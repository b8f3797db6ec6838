package droplets.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The servers that the WAR is tested in. The build unpacks them into {@code target/servers}, the
 * big ones only with {@code -Pcontainers}.
 */
public enum ServerKind {
  TOMCAT_11(new Tomcat("tomcat11.home")),
  TOMCAT_10_1(new Tomcat("tomcat10.home")),
  /** Jetty 12.1. */
  JETTY_12(new Jetty("jetty12.home")),
  JETTY_12_0(new Jetty("jetty12.0.home")),
  WILDFLY(new WildFly("wildfly.home")),
  OPEN_LIBERTY(new OpenLiberty("openliberty.home")),
  GLASSFISH(new GlassFish("glassfish.home")),
  PAYARA_MICRO(new PayaraMicro("payara-micro.jar")),
  /** Tomcat 11 as it is in the image of the Dockerfile. */
  IMAGE(new DockerImage("tomcat11.home"));

  final Distribution distribution;

  ServerKind(Distribution distribution) {
    this.distribution = distribution;
  }

  /** The servers of every build. */
  public static List<ServerKind> ofEveryBuild() {
    return List.of(TOMCAT_11, TOMCAT_10_1, JETTY_12);
  }

  /** Sets up and starts one make of server. */
  interface Distribution {
    /**
     * Fills the empty directory {@code base} so that {@code war} is served under {@code context}.
     * Log files go to {@code base/logs}.
     */
    void prepare(Path base, Path war, String context, int port) throws IOException;

    /**
     * Deploys {@code war} where that can only be done when the test's own files are in {@code
     * base}.
     */
    default void deploy(Path base, Path war, String context, int port) throws IOException {}

    /**
     * The command that runs the server in the foreground on 127.0.0.1.
     *
     * @param java the {@code java} command with the options to start with
     */
    List<String> command(List<String> java, Path base, int port);

    /** Environment variables that the command needs. */
    default Map<String, String> environment(Path base) {
      return Map.of();
    }
  }

  /** The value of a system property that the build sets. */
  static Path path(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException(property + " is not set: run these tests with mvn verify");
    }
    return Path.of(value);
  }
}
