package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.web.testing.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ShutdownTest {
  private static final Duration AMPLE = Duration.ofMinutes(10);

  private final Shutdown shutdown = new Shutdown();

  @Test
  void itsActionsRunOnceInTheirOrder() {
    List<String> done = new ArrayList<>();
    shutdown.whenItBegins(() -> done.add("first"));
    shutdown.whenItBegins(() -> done.add("second"));
    assertFalse(shutdown.hasBegun());

    shutdown.begin();
    shutdown.begin();

    assertTrue(shutdown.hasBegun());
    assertEquals(List.of("first", "second"), done);
  }

  @Test
  void itWaitsForTheLastRequest() throws Exception {
    shutdown.requestBegins();
    shutdown.requestBegins();
    List<String> order = new ArrayList<>();
    Task<Boolean> stop =
        Task.start(
            () -> {
              shutdown.awaitRequests(AMPLE);
              return order.add("stopped");
            });
    shutdown.requestEnds();
    order.add("answered");
    shutdown.requestEnds();
    stop.result();

    assertEquals(List.of("answered", "stopped"), order);
  }

  @Test
  void itWaitsNoLongerThanItMay() {
    shutdown.requestBegins();

    shutdown.awaitRequests(Duration.ofMillis(1));
  }
}
