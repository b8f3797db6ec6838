package droplets.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The servers the WAR is tested in; the build unpacks them into {@code target/servers}. */
public enum ServerKind {
  TOMCAT_11(new Tomcat("tomcat11.home")),
  TOMCAT_10_1(new Tomcat("tomcat10.home")),
  JETTY_12(new Jetty("jetty12.home"));

  final Distribution distribution;

  ServerKind(Distribution distribution) {
    this.distribution = distribution;
  }

  /** How one make of server is set up and started. */
  interface Distribution {
    /**
     * Fills the empty directory {@code base} so that {@code war} is served under {@code context}.
     */
    void prepare(Path base, Path war, String context) throws IOException;

    /**
     * The command that runs the server in the foreground on 127.0.0.1.
     *
     * @param java the {@code java} command with the options to start with
     */
    List<String> command(List<String> java, Path base, int port);
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
