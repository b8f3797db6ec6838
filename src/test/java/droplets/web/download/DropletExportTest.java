package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.sandbox.TestClock;
import droplets.servers.CsvFile;
import droplets.web.listing.Listing;
import droplets.web.testing.TestApplication;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that the sandbox does not have: that change, are odd, or do not end. */
class DropletExportTest {
  private static final DropletQuery ALL = DropletQuery.all(DropletType.DROPLETS);

  /** Which numbers are on a page. */
  private interface Fleet {
    LongStream page(boolean gpus, int number);
  }

  @TempDir private Path directory;
  private final TestClock clock = new TestClock();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private DigitalOceanClient client;
  private final AtomicInteger calls = new AtomicInteger();
  private Fleet fleet;
  private Function<Boolean, String> meta = gpus -> "{}";

  /** Answers without a total: only a link says that a page follows, for there is always one. */
  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 100);
    server.setExecutor(threads);
    server.createContext(
        "/v2/droplets",
        exchange -> {
          calls.incrementAndGet();
          String query = exchange.getRequestURI().getQuery();
          int number = Integer.parseInt(query.replaceFirst(".*\\bpage=(\\d+)&.*", "$1"));
          boolean gpus = query.contains("type=gpus");
          String told = meta.apply(gpus);
          String droplets =
              fleet
                  .page(gpus, number)
                  .mapToObj(id -> "{\"id\":" + id + ",\"tags\":[\"t" + id % 2 + "\"]}")
                  .collect(Collectors.joining(","));
          byte[] body =
              ("{\"droplets\":["
                      + droplets
                      + "],\"links\":{\"pages\":{\"next\":\"x\"}},\"meta\":"
                      + told
                      + "}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    URI origin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    client =
        new DigitalOceanClient(
            new OAuthApplication("fake-id", "", TestApplication.REDIRECT_URI, "read"),
            new Endpoints(origin.resolve("/v1/oauth"), origin.resolve("/v2")),
            Limits.DEFAULT,
            "droplets/test",
            clock,
            new SecureRandom());
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private Instant end() {
    return clock.instant().plus(DropletExport.LONGEST);
  }

  private DropletExport.Outcome write(TemporaryFile file, DropletQuery filter) throws Exception {
    return new DropletExport(clock, DropletExport.MOST_DROPLETS)
        .write(file, DownloadFormat.CSV, client, "fake-access-token", listing(filter), end());
  }

  private static Listing listing(DropletQuery filter) {
    return new Listing(filter, "", Optional.empty());
  }

  private List<Long> export(DropletQuery filter) throws Exception {
    try (TemporaryFile file = new TemporaryFile(directory)) {
      assertEquals(DropletExport.Outcome.WHOLE, write(file, filter));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      file.transferTo(out, () -> false);
      return CsvFile.lines(out.toString(StandardCharsets.UTF_8)).stream()
          .skip(1)
          .map(line -> Long.valueOf(line.get(0)))
          .toList();
    }
  }

  @Test
  void tenThousandDropletsWithoutATotalAreAllThere() throws Exception {
    fleet =
        (gpus, number) ->
            gpus || number > 50
                ? LongStream.empty()
                : LongStream.range((number - 1) * 200L, number * 200L).map(i -> i + 1);

    assertEquals(LongStream.rangeClosed(1, 10_000).boxed().toList(), export(ALL));
  }

  /** A new Droplet at the front moves one to the next page, and a GPU one may be in both lists. */
  @Test
  void aDropletThatIsListedTwiceIsWrittenOnce() throws Exception {
    fleet =
        (gpus, number) -> {
          if (gpus) {
            return number == 1 ? LongStream.of(3, 4) : LongStream.empty();
          }
          return switch (number) {
            case 1 -> LongStream.of(1, 2);
            case 2 -> LongStream.of(2, 3);
            default -> LongStream.empty();
          };
        };

    assertEquals(List.of(1L, 2L, 3L, 4L), export(ALL));
  }

  /** It may tell the tag in another case, or not at all where the scope does not cover tags. */
  @Test
  void whatDigitalOceanFoundByATagIsNotFilteredAgain() throws Exception {
    fleet = (gpus, number) -> number > 2 ? LongStream.empty() : LongStream.of(number);

    assertEquals(List.of(1L, 2L), export(new DropletQuery(DropletType.DROPLETS, "", "T1", 1, 50)));
  }

  /** The pages of a tag show none, as DigitalOcean cannot combine the two. */
  @Test
  void gpuDropletsAreNotInTheFileOfATag() throws Exception {
    fleet =
        (gpus, number) -> {
          if (number > 1) {
            return LongStream.empty();
          }
          return gpus ? LongStream.of(11) : LongStream.of(3);
        };

    assertEquals(List.of(3L), export(new DropletQuery(DropletType.DROPLETS, "", "t1", 1, 50)));
    assertEquals(List.of(3L, 11L), export(ALL));
    assertEquals(List.of(3L, 11L), export(new DropletQuery(DropletType.DROPLETS, "a", "", 1, 50)));
  }

  /** DigitalOcean allows 250 calls a minute; the first of GPUs and a last, empty page count too. */
  @Test
  void theMostDropletsFetchedTwiceStayWithinDigitalOceansLimit() {
    int pages = DropletExport.MOST_DROPLETS / DropletQuery.MAX_PER_PAGE;

    // Four pages that are not full, and six that were fetched ahead.
    assertTrue(2 * (pages + 4 + 6) < 250);
  }

  @Test
  void moreDropletsThanAFileTakesAreGivenUp() throws Exception {
    fleet = (gpus, number) -> LongStream.range(number * 200L, number * 200L + 200);

    try (TemporaryFile file = new TemporaryFile(directory)) {
      assertEquals(
          DropletExport.Outcome.TOO_MANY,
          new DropletExport(clock, 350)
              .write(file, DownloadFormat.CSV, client, "fake-access-token", listing(ALL), end()));
    }
  }

  /** One Droplet a page would take 2000 calls before there are too many. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"total\":1000}", "{\"total\":1}"})
  void aListOfFewDropletsWithoutEndIsGivenUpToo(String told) throws Exception {
    meta = gpus -> told;
    fleet = (gpus, number) -> LongStream.of(number);

    try (TemporaryFile file = new TemporaryFile(directory)) {
      assertEquals(
          DropletExport.Outcome.TOO_MANY_PAGES,
          new DropletExport(clock, 2000)
              .write(file, DownloadFormat.CSV, client, "fake-access-token", listing(ALL), end()));
    }
    assertTrue(calls.get() <= 10 + 4 + 1 + 6, calls::toString);
  }

  // Lists that tell their total, and change

  /** Of the numbers from 1 to 401 the first ones are destroyed as page 1 is answered. */
  private void destroyAfterFirstPage(int times) {
    List<Long> living = new CopyOnWriteArrayList<>(LongStream.rangeClosed(1, 401).boxed().toList());
    AtomicInteger left = new AtomicInteger(times);
    meta = gpus -> "{\"total\":" + (gpus ? 0 : living.size()) + "}";
    fleet =
        (gpus, number) -> {
          if (gpus) {
            return LongStream.empty();
          }
          List<Long> page = living.stream().skip((number - 1) * 200L).limit(200).toList();
          if (number == 1 && left.getAndDecrement() > 0) {
            living.remove(0);
          }
          return page.stream().mapToLong(Long::longValue);
        };
  }

  @Test
  void whenADropletIsDestroyedMeanwhileTheOneThatMovesIsNotLost() throws Exception {
    destroyAfterFirstPage(1);

    assertEquals(LongStream.rangeClosed(2, 401).boxed().toList(), export(ALL));
  }

  @Test
  void aListThatChangesTwiceIsNotTakenForWhole() throws Exception {
    destroyAfterFirstPage(2);

    try (TemporaryFile file = new TemporaryFile(directory)) {
      assertEquals(DropletExport.Outcome.CHANGED, write(file, ALL));
    }
  }

  /** One was destroyed and another made: the total is the same, but one came twice. */
  @Test
  void fewerDropletsThanTheTotalAreNotTakenForWhole() throws Exception {
    meta = gpus -> "{\"total\":4}";
    fleet =
        (gpus, number) ->
            switch (number) {
              case 1 -> LongStream.of(1, 2);
              case 2 -> LongStream.of(2, 3);
              default -> LongStream.empty();
            };

    try (TemporaryFile file = new TemporaryFile(directory)) {
      assertEquals(DropletExport.Outcome.CHANGED, write(file, ALL));
    }
  }

  /** A total that is too small, but does not change, does not prevent the file. */
  @Test
  void aTotalThatIsTooSmallDoesNoHarm() throws Exception {
    meta = gpus -> "{\"total\":0}";
    fleet = (gpus, number) -> gpus || number > 1 ? LongStream.empty() : LongStream.of(1, 2);

    assertEquals(List.of(1L, 2L), export(ALL));
  }
}
