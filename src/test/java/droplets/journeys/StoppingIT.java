package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.ServletServer;
import droplets.servers.WebPage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The application is stopped while people wait for DigitalOcean. */
class StoppingIT {
  /** Longer than the test waits for the answers. */
  private static final String MINUTES = "300000";

  /** How an application is stopped. */
  enum Stop {
    UNDEPLOY(ServletServer::undeploy),
    SIGTERM(ServletServer::terminate);

    private final Consumer<ServletServer> how;

    Stop(Consumer<ServletServer> how) {
      this.how = how;
    }
  }

  @ParameterizedTest
  @CsvSource({"TOMCAT_11, UNDEPLOY", "TOMCAT_11, SIGTERM", "TOMCAT_10_1, UNDEPLOY"})
  void whoWaitsIsToldAndNothingIsLeftBehind(ServerKind kind, Stop stop) {
    try (Installation site = started(kind)) {
      Visitor visitor = site.visitorOf(Team.BIG_FLEET);
      Gate gate = visitor.holdNext(RequestKind.DROPLETS, 2);
      List<Background<WebPage>> waiting =
          Stream.of("/droplets", "/droplets.csv")
              .map(path -> Background.begin(() -> visitor.open(path)))
              .toList();
      gate.awaitArrival();

      stop.how.accept(site.server());

      for (Background<WebPage> each : waiting) {
        WebPage page = each.result();
        assertEquals(503, page.status());
        assertEquals("30", page.header("Retry-After"));
        assertTrue(page.body().startsWith("This application is being stopped or restarted."));
      }
      gate.release();
      if (stop == Stop.UNDEPLOY) {
        site.server().terminate();
      }
      assertCleanLog(site);
    }
  }

  private static Installation started(ServerKind kind) {
    return new Installation(kind, "")
        .setting("DIGITAL_OCEAN_READ_TIMEOUT_MS", MINUTES)
        .setting("DIGITAL_OCEAN_CALL_TIMEOUT_MS", MINUTES)
        .start();
  }

  private static void assertCleanLog(Installation site) {
    String log = site.server().log();
    assertTrue(log.contains("reason=given_up"), log);
    // Tomcat warns of a thread of the application's like that. Its own may still end a request.
    for (String bad : List.of("SEVERE", "Exception", "\tat ", "but has failed to stop it")) {
      assertFalse(log.contains(bad), () -> bad + " in " + log);
    }
  }
}
