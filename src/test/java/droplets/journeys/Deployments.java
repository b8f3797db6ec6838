package droplets.journeys;

import droplets.servers.ServerKind;
import java.util.List;
import java.util.stream.Stream;

/** Installations that a test class sets and starts itself. */
final class Deployments {
  private static final List<String> ROOT_AND_PATH = List.of("", "/app");

  private Deployments() {}

  /** Every server of every build, at its root and under a path. */
  static Stream<Installation> everywhere() {
    return in(ServerKind.ofEveryBuild());
  }

  /** Every server but that of the image, at its root and under a path. */
  static Stream<Installation> inEveryContainer() {
    return in(
        Stream.of(ServerKind.values())
            .filter(kind -> kind != ServerKind.IMAGE)
            // GlassFish's OSGi framework does not know Java 25 and starts nothing.
            .filter(kind -> kind != ServerKind.GLASSFISH || Runtime.version().feature() < 25)
            .toList());
  }

  /** Tomcat and Jetty, each at its root and under a path. */
  static Stream<Installation> inBothMakes() {
    return in(List.of(ServerKind.TOMCAT_11, ServerKind.JETTY_12));
  }

  /** Tomcat at its root, and Jetty under a path. */
  static Stream<Installation> inTwoServers() {
    return Stream.of(
        new Installation(ServerKind.TOMCAT_11, ""), new Installation(ServerKind.JETTY_12, "/app"));
  }

  private static Stream<Installation> in(List<ServerKind> kinds) {
    return kinds.stream()
        .flatMap(kind -> ROOT_AND_PATH.stream().map(context -> new Installation(kind, context)));
  }
}
