package droplets.journeys;

import droplets.servers.ServerKind;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Where the application is put: sources of arguments for the tests. */
final class Places {
  private Places() {}

  /** Every server, at its root and under a path. */
  static Stream<Arguments> everywhere() {
    return Stream.of(ServerKind.values())
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
