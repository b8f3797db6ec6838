package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Sandbox;
import droplets.sandbox.Team;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DropletPagesTest {

  private static final DropletQuery FIRST = DropletQuery.all(DropletType.DROPLETS);
  private static final int AT_ONCE = 4;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Integer> asked = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private DropletPages pages(DropletPages.Fetch fetch) {
    DropletPages.Fetch counted =
        query -> {
          asked.add(query.page());
          return fetch.page(query);
        };
    DropletPages.Fetch first =
        query -> {
          assertEquals(FIRST, query, "only the first page is the caller's");
          return counted.page(query);
        };
    return new DropletPages(first, counted, threads, FIRST, AT_ONCE);
  }

  private static DropletPage page(int number, long total, boolean hasMore) {
    OptionalLong told = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    return new DropletPage(List.of(), told, number, hasMore, Optional.empty());
  }

  private static List<Integer> numbers(DropletPages pages) throws DigitalOceanException {
    List<Integer> numbers = new ArrayList<>();
    for (Optional<DropletPage> page = pages.next(); page.isPresent(); page = pages.next()) {
      numbers.add(page.get().number());
    }
    return numbers;
  }

  /** The total is missing, right, too small, too large and far too large; there are eight pages. */
  @ParameterizedTest
  @CsvSource({"-1", "1600", "1401", "0", "3", "900", "2000", "999999999999999"})
  void allPagesComeInOrderWhateverTheTotalSays(long total) throws Exception {
    try (DropletPages pages = pages(query -> page(query.page(), total, query.page() < 8))) {
      assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), numbers(pages));
      assertEquals(Optional.empty(), pages.next());
    }
    assertTrue(asked.stream().distinct().count() == asked.size(), asked::toString);
    assertTrue(Collections.max(asked) <= 8 + AT_ONCE, asked::toString);
  }

  @Test
  void whatIsKnownToBeTheLastPageIsTheLastOneAskedFor() throws Exception {
    try (DropletPages pages = pages(query -> page(query.page(), 1234, query.page() < 7))) {
      numbers(pages);
    }
    assertEquals(7, asked.size());
  }

  @Test
  void aPageAloneIsFetchedByTheCaller() throws Exception {
    Thread caller = Thread.currentThread();
    try (DropletPages pages =
        pages(
            query -> {
              assertEquals(caller, Thread.currentThread());
              return page(1, 3, false);
            })) {
      assertEquals(List.of(1), numbers(pages));
    }
  }

  /** The second answer comes last: nobody waits for it to ask for the others. */
  @Test
  void severalAreFetchedAtOnceAndComeInOrderAllTheSame() throws Exception {
    CountDownLatch others = new CountDownLatch(AT_ONCE - 1);
    try (DropletPages pages =
        pages(
            query -> {
              if (query.page() == 2) {
                await(others);
              } else if (query.page() > 2) {
                others.countDown();
              }
              return page(query.page(), 1000, query.page() < 5);
            })) {
      assertEquals(List.of(1, 2, 3, 4, 5), numbers(pages));
    }
  }

  /** Of fifty pages, as of 10,000 Droplets, never more are in memory than are fetched at once. */
  @Test
  void noMorePagesAreHeldThanAreFetchedAtOnce() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (DropletPages pages =
        pages(
            query -> {
              int held = begun.incrementAndGet() - taken.get();
              most.accumulateAndGet(held, Math::max);
              return page(query.page(), 10_000, query.page() < 50);
            })) {
      while (pages.next().isPresent()) {
        taken.incrementAndGet();
      }
    }
    assertEquals(50, taken.get());
    // The page that is being taken has left the queue before the next is begun.
    assertTrue(most.get() <= AT_ONCE + 1, () -> most + " pages");
  }

  @Test
  void whatIsUnderWayIsGivenUpWhenNobodyWantsIt() throws Exception {
    CountDownLatch started = new CountDownLatch(AT_ONCE);
    CountDownLatch interrupted = new CountDownLatch(AT_ONCE);
    DropletPages pages =
        pages(
            query -> {
              if (query.page() > 1) {
                started.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
              }
              return page(query.page(), 1_000_000, true);
            });
    assertTrue(pages.next().isPresent());
    await(started);
    pages.close();

    await(interrupted);
    assertEquals(Optional.empty(), pages.next());
  }

  @Test
  void aPageThatCannotBeHadEndsTheListInItsPlace() throws Exception {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    try (DropletPages pages =
        pages(
            query -> {
              if (query.page() == 3 && isFirst.getAndSet(false)) {
                throw new UnreachableException("fake", FailureReason.CALL_TIMEOUT, true, null);
              }
              return page(query.page(), 1600, query.page() < 8);
            })) {
      assertEquals(1, pages.next().orElseThrow().number());
      assertEquals(2, pages.next().orElseThrow().number());
      assertThrows(UnreachableException.class, pages::next);
      assertEquals(Optional.empty(), pages.next());
    }
  }

  @Test
  void aBugIsThrownAsItIs() throws Exception {
    try (DropletPages pages =
        pages(
            query -> {
              if (query.page() == 2) {
                throw new IllegalStateException("fake");
              }
              return page(query.page(), 400, true);
            })) {
      pages.next();
      assertThrows(IllegalStateException.class, pages::next);
    }
  }

  @Test
  void atLeastOneIsFetchedAhead() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new DropletPages(query -> page(1, 1, false), null, threads, FIRST, 0));
  }

  @Test
  void whoIsInterruptedIsLetGo() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    try (DropletPages pages =
        pages(
            query -> {
              if (query.page() > 1) {
                await(never);
              }
              return page(query.page(), 400, query.page() < 2);
            })) {
      pages.next();
      Thread.currentThread().interrupt();
      assertThrows(UnreachableException.class, pages::next);
      assertTrue(Thread.interrupted());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The list of an account, fetched by a client. */
  @Nested
  class OfAnAccount {

    private Sandbox sandbox;
    private DigitalOceanClient client;

    @BeforeEach
    void start() throws Exception {
      sandbox = Clients.sandbox();
      client = Clients.of(sandbox);
    }

    @AfterEach
    void stop() {
      client.close();
      sandbox.close();
    }

    @Test
    void theWholeFleetComesAndTheObserverHearsOfTheFirstCall() throws Exception {
      List<String> heard = new ArrayList<>();
      DigitalOceanClient observed = client.observedBy(call -> heard.add(call.uri().getRawQuery()));
      List<Long> ids = new ArrayList<>();
      try (DropletPages pages = observed.dropletPages(token(Team.BIG_FLEET), FIRST, AT_ONCE)) {
        for (Optional<DropletPage> page = pages.next(); page.isPresent(); page = pages.next()) {
          page.get().droplets().forEach(droplet -> ids.add(droplet.id()));
        }
      }
      assertEquals(1234, ids.size());
      assertEquals(1234, new HashSet<>(ids).size());
      assertEquals(List.of("page=1&per_page=200"), heard);
    }

    @Test
    void eachDropletIsPassedOnceInTheOrderOfThePages() throws Exception {
      List<Long> ids = new ArrayList<>();
      client.forEachDroplet(token(Team.BIG_FLEET), droplet -> ids.add(droplet.id()));

      assertEquals(1234, ids.size());
      assertEquals(ids.stream().distinct().sorted().toList(), ids);
      assertEquals(
          List.of(
              "page=1&per_page=200",
              "page=2&per_page=200",
              "page=3&per_page=200",
              "page=4&per_page=200",
              "page=5&per_page=200",
              "page=6&per_page=200",
              "page=7&per_page=200",
              "page=1&per_page=200&type=gpus"),
          sandbox.requests(RequestKind.DROPLETS).stream().map(ReceivedRequest::rawQuery).toList());
    }

    @Test
    void dropletsWithGpusArePassedAfterTheStandardOnes() throws Exception {
      List<Boolean> haveGpus = new ArrayList<>();
      client.forEachDroplet(token(Team.ACME), droplet -> haveGpus.add(droplet.gpu().isPresent()));

      List<Boolean> expected = new ArrayList<>(Collections.nCopies(40, false));
      expected.addAll(Collections.nCopies(3, true));
      assertEquals(expected, haveGpus);
    }

    @Test
    void ofAnEmptyAccountNoDropletIsPassed() throws Exception {
      client.forEachDroplet(token(Team.EMPTY), droplet -> fail("there is none"));
    }

    @Test
    void afterAPageThatCannotBeHadNoDropletIsPassed() throws Exception {
      String token = token(Team.BIG_FLEET);
      sandbox.failNext(RequestKind.DROPLETS, Fault.NOTHING);
      sandbox.failNext(RequestKind.DROPLETS, Fault.RATE_LIMITED);
      List<Long> ids = new ArrayList<>();

      ApiException e =
          assertThrows(
              ApiException.class,
              () -> client.forEachDroplet(token, droplet -> ids.add(droplet.id())));

      assertEquals(429, e.status());
      assertEquals(200, ids.size());
      assertEquals(2, sandbox.requests(RequestKind.DROPLETS).size());
    }

    @Test
    void fourCallsAreUnderWayAtOnce() throws Exception {
      try (DropletPages pages = client.dropletPages(token(Team.BIG_FLEET), FIRST, AT_ONCE)) {
        Gate gate = holdAfterTheFirst(pages);
        gate.awaitArrival();
        assertEquals(1 + AT_ONCE, sandbox.requests(RequestKind.DROPLETS).size());
        gate.release();
        assertEquals(List.of(2, 3, 4, 5, 6, 7), numbers(pages));
      }
    }

    private Gate holdAfterTheFirst(DropletPages pages) throws Exception {
      Gate first = sandbox.holdNext(RequestKind.DROPLETS);
      first.release();
      Gate others = sandbox.holdNext(RequestKind.DROPLETS, AT_ONCE);
      assertTrue(pages.next().isPresent());
      return others;
    }

    @Test
    void aClientThatIsClosedFetchesNoMore() throws Exception {
      String token = token(Team.BIG_FLEET);
      try (DropletPages pages = client.dropletPages(token, FIRST, 1)) {
        assertTrue(pages.next().isPresent());
        client.close();
        DigitalOceanException e = assertThrows(DigitalOceanException.class, () -> numbers(pages));
        assertFalse(e.getMessage().contains(token));
      }
    }

    private String token(Team team) throws DigitalOceanException {
      return Clients.connect(client, sandbox, team).accessToken();
    }
  }
}
