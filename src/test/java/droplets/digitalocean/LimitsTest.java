package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each limit ends a call whose other limits, and whose server, would let it run for a minute. How
 * long it took is not measured: that depends on the machine.
 */
@Timeout(30)
class LimitsTest {

  /** Long enough for a call that nobody takes or answers. */
  private static final Duration SHORT = Duration.ofMillis(10);

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Limits ALL_LONG = new Limits(LONG, LONG, LONG);

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  /** The kernel takes no more connections when the queue of those not accepted is full. */
  private static final class FullQueue implements AutoCloseable {
    private final ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<SocketChannel> waiting = new ArrayList<>();
    private final Set<Integer> ports = new HashSet<>();

    FullQueue() throws IOException {
      for (int i = 0; i < 4; i++) {
        SocketChannel next = SocketChannel.open();
        waiting.add(next);
        next.configureBlocking(false);
        next.bind(new InetSocketAddress("127.0.0.1", 0));
        next.connect(new InetSocketAddress("127.0.0.1", deaf.getLocalPort()));
        ports.add(((InetSocketAddress) next.getLocalAddress()).getPort());
      }
    }

    DigitalOceanClient client(Limits limits) {
      URI uri = URI.create("http://127.0.0.1:" + deaf.getLocalPort());
      return Clients.of(uri, Clients.CONFIDENTIAL, limits);
    }

    void leave() throws IOException {
      for (SocketChannel each : waiting) {
        each.close();
      }
    }

    @Override
    public void close() throws IOException {
      leave();
      deaf.close();
    }
  }

  private static UnreachableException failedExchange(DigitalOceanClient client) {
    return assertThrows(
        UnreachableException.class, () -> client.exchange(Clients.CODE, Clients.CODE_VERIFIER));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theConnectLimitEndsAWaitForAConnection() throws IOException {
    try (FullQueue queue = new FullQueue();
        DigitalOceanClient client = queue.client(new Limits(SHORT, LONG, LONG))) {
      UnreachableException e = failedExchange(client);
      assertTrue(e.timedOut());
      assertFalse(e.mayHaveBeenReceived(), "nothing was sent yet");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theCallLimitEndsAWaitForAConnectionToo() throws IOException {
    try (FullQueue queue = new FullQueue();
        DigitalOceanClient client = queue.client(call(SHORT))) {
      UnreachableException e = failedExchange(client);
      assertTrue(e.timedOut());
      assertFalse(e.mayHaveBeenReceived(), "nothing was sent yet");
    }
  }

  /**
   * Its caller was told that nothing was sent, and may send the same refresh token again. From Java
   * 21 on the wait ends, so nobody connects.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  @EnabledForJreRange(maxVersion = 20)
  void whatWasGivenUpBeforeItWasSentIsNeverSent() throws IOException {
    try (FullQueue queue = new FullQueue();
        DigitalOceanClient client = queue.client(call(SHORT))) {
      assertFalse(failedExchange(client).mayHaveBeenReceived());

      queue.leave();
      queue.deaf.setSoTimeout(20_000);
      boolean isClient = false;
      while (!isClient) {
        try (Socket arrived = queue.deaf.accept()) {
          isClient = !queue.ports.contains(arrived.getPort());
          assertEquals(0, arrived.getInputStream().readAllBytes().length);
        }
      }
    }
  }

  @Test
  void theReadLimitEndsAWaitForTheAnswer() throws IOException {
    assertListTimesOut(WireServer.Wire::stall, LimitsTest::read);
  }

  @Test
  void theReadLimitEndsAWaitForTheRestOfTheBody() throws IOException {
    assertListTimesOut(
        WireServer.stallAfter(HEAD + "Content-Length: 1000\r\n\r\n{\"droplets\":["),
        LimitsTest::read);
  }

  @Test
  void theReadLimitEndsAWaitForTheBodyOfAnError() throws IOException {
    assertListTimesOut(
        WireServer.stallAfter("HTTP/1.1 500 Oops\r\nContent-Length: 1000\r\n\r\n{\"id\":"),
        LimitsTest::read);
  }

  static Stream<Arguments> slowServers() {
    return Stream.of(
        Arguments.of("no answer", (WireServer.Script) WireServer.Wire::stall),
        Arguments.of("dripping headers", WireServer.dripAfter(HEAD, "X-Slow: yes\r\n")),
        Arguments.of("dripping status line", WireServer.dripAfter("HTTP/1.1 200 ", "k")),
        Arguments.of(
            "dripping body", WireServer.dripAfter(HEAD + "Content-Length: 100000\r\n\r\n{", " ")),
        Arguments.of(
            "dripping chunks",
            WireServer.dripAfter(
                HEAD + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", "1\r\n \r\n")),
        Arguments.of(
            "stalled body of fixed length",
            WireServer.stallAfter(HEAD + "Content-Length: 1000\r\n\r\n{\"droplets\":[")),
        Arguments.of(
            "stalled chunks",
            WireServer.stallAfter(HEAD + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"dro\r\n")),
        Arguments.of(
            "stalled after the whole JSON",
            WireServer.stallAfter(
                HEAD + "Transfer-Encoding: chunked\r\n\r\nf\r\n{\"droplets\":[]}\r\n")),
        Arguments.of(
            "stalled body of an error",
            WireServer.stallAfter("HTTP/1.1 401 No\r\nContent-Length: 1000\r\n\r\n{")));
  }

  /** No single read takes long, or the time-out for one is far off. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("slowServers")
  void theCallLimitEndsTheWholeCall(String name, WireServer.Script slow) throws IOException {
    assertListTimesOut(slow, LimitsTest::call);
  }

  @Test
  void theConnectionEndsWithAWaitForTheAnswer() throws Exception {
    for (Duration limit = SHORT; ; limit = limit.multipliedBy(2)) {
      CountDownLatch ended = new CountDownLatch(1);
      try (WireServer server =
              WireServer.start(
                  wire -> {
                    wire.awaitEnd();
                    ended.countDown();
                  });
          DigitalOceanClient client = Clients.of(server, call(limit))) {
        assertThrows(UnreachableException.class, () -> client.account(Clients.ACCESS_TOKEN));
        if (server.isSlow()) {
          assertTrue(ended.await(20, TimeUnit.SECONDS));
          return;
        }
      }
    }
  }

  @Test
  void theCallLimitEndsAPostToo() throws IOException {
    UnreachableException e =
        assertTimesOut(
            WireServer.stallAfter(HEAD + "Content-Length: 1000\r\n\r\n{\"access_token\":"),
            LimitsTest::call,
            (client, limit) -> client.exchange(Clients.CODE, Clients.CODE_VERIFIER));
    assertTrue(e.mayHaveBeenReceived(), "the code may be spent");
  }

  @Test
  void aRevocationHasItsOwnLimit() throws IOException {
    assertTimesOut(
        WireServer.Wire::stall,
        limit -> ALL_LONG,
        (client, limit) -> client.revoke(Clients.tokens(), limit));
  }

  @Test
  void theLimitOnAllCallsHoldsForARevocationToo() throws IOException {
    assertTimesOut(
        WireServer.Wire::stall,
        LimitsTest::call,
        (client, limit) -> client.revoke(Clients.tokens(), LONG));
  }

  @Test
  void anInterruptedCallerLeavesAtOnceAndStaysInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (WireServer server =
            WireServer.start(
                wire -> {
                  asked.countDown();
                  wire.stall();
                });
        DigitalOceanClient client = Clients.of(server, ALL_LONG)) {
      FutureTask<Boolean> call =
          new FutureTask<>(
              () -> {
                assertThrows(
                    UnreachableException.class, () -> client.account(Clients.ACCESS_TOKEN));
                return Thread.interrupted();
              });
      Thread caller = started(call);
      assertTrue(asked.await(20, TimeUnit.SECONDS));
      caller.interrupt();
      assertTrue(result(call));
    }
  }

  @Test
  void closingTheClientGivesUpCallsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (WireServer server =
        WireServer.start(
            wire -> {
              asked.countDown();
              wire.stall();
            })) {
      DigitalOceanClient client = Clients.of(server, ALL_LONG);
      FutureTask<DigitalOceanException> call =
          new FutureTask<>(
              () ->
                  assertThrows(
                      DigitalOceanException.class, () -> client.account(Clients.ACCESS_TOKEN)));
      started(call);
      assertTrue(asked.await(20, TimeUnit.SECONDS));
      client.close();
      assertTrue(result(call).mayHaveBeenReceived());
    }
  }

  @Test
  void aClosedClientSendsNothing() throws IOException {
    try (WireServer server = WireServer.start(WireServer.json(200, "{}"))) {
      DigitalOceanClient client = Clients.of(server);
      client.close();
      UnreachableException e =
          assertThrows(UnreachableException.class, () -> client.account(Clients.ACCESS_TOKEN));
      assertFalse(e.mayHaveBeenReceived());
      assertEquals(0, server.connections());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1000, 1000", "1000, 0, 1000", "1000, 1000, 0", "1000, 1000, 3600001"})
  void aLimitThatIsNoneIsRefused(long connect, long read, long call) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Limits(
                Duration.ofMillis(connect), Duration.ofMillis(read), Duration.ofMillis(call)));
  }

  private static Limits read(Duration limit) {
    return new Limits(LONG, limit, LONG);
  }

  private static Limits call(Duration limit) {
    return new Limits(LONG, LONG, limit);
  }

  /** A call by a client, or with a limit of its own. */
  private interface Call {
    void make(DigitalOceanClient client, Duration limit) throws DigitalOceanException;
  }

  private static void assertListTimesOut(WireServer.Script slow, Function<Duration, Limits> limits)
      throws IOException {
    List<RecordedCall> observed = new CopyOnWriteArrayList<>();
    UnreachableException e =
        assertTimesOut(
            slow,
            limits,
            (client, limit) ->
                client
                    .observedBy(observed::add)
                    .droplets(Clients.ACCESS_TOKEN, Clients.firstPage()));
    assertTrue(e.mayHaveBeenReceived());
    assertEquals(0, e.status(), "a status that came in time does not count");
    assertEquals(0, observed.get(observed.size() - 1).status());
    assertEquals("GET /v2/droplets took too long", e.getMessage());
  }

  /**
   * Makes a call with a longer and longer limit, until the server has come to where it is slow
   * before the limit ends the call.
   */
  private static UnreachableException assertTimesOut(
      WireServer.Script slow, Function<Duration, Limits> limits, Call call) throws IOException {
    for (Duration limit = SHORT; ; limit = limit.multipliedBy(2)) {
      Duration tried = limit;
      try (WireServer server = WireServer.start(slow);
          DigitalOceanClient client = Clients.of(server, limits.apply(tried))) {
        UnreachableException e =
            assertThrows(UnreachableException.class, () -> call.make(client, tried));
        assertTrue(e.timedOut());
        assertFalse(Thread.currentThread().isInterrupted(), "only the call was ended");
        if (server.isSlow()) {
          assertEquals(1, server.requests().size());
          return e;
        }
      }
    }
  }

  private static Thread started(FutureTask<?> call) throws ReflectiveOperationException {
    Thread caller = VirtualThreads.sameKind().newThread(call);
    caller.start();
    return caller;
  }

  private static <T> T result(FutureTask<T> call) throws Exception {
    try {
      return call.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
