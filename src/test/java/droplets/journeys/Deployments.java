package droplets.journeys;

import droplets.servers.ServerKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where the application is put: sources of arguments for the tests. */
final class Deployments {
  private Deployments() {}

  /** Every server of every build, at its root and under a path. */
  static Stream<Arguments> everywhere() {
    return rootAndPath(ServerKind.ofEveryBuild());
  }

  /** Every server there is as people have it, at its root and under a path. */
  static Stream<Arguments> everyContainer() {
    return rootAndPath(
        Stream.of(ServerKind.values())
            .filter(kind -> kind != ServerKind.IMAGE)
            // Its OSGi framework does not know Java 25 and starts nothing.
            .filter(kind -> kind != ServerKind.GLASSFISH || Runtime.version().feature() < 25)
            .toList());
  }

  private static Stream<Arguments> rootAndPath(List<ServerKind> kinds) {
    return kinds.stream()
        .flatMap(kind -> Stream.of("", "/app").map(context -> Arguments.of(kind, context)));
  }

  /** Two servers of different make, one at its root and one under a path. */
  static Stream<Arguments> twoServers() {
    return Stream.of(
        Arguments.of(ServerKind.TOMCAT_11, ""), Arguments.of(ServerKind.JETTY_12, "/app"));
  }

  /** Both makes of server, each at its root and under a path. */
  static Stream<Arguments> rootAndPath() {
    return everywhere().filter(place -> place.get()[0] != ServerKind.TOMCAT_10_1);
  }
}
