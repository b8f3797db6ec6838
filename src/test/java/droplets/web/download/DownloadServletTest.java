package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.sandbox.TestClock;
import droplets.servers.CsvFile;
import droplets.web.flow.FlowStep;
import droplets.web.listing.ListingParameters;
import droplets.web.page.ErrorPage;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.testing.Browser;
import droplets.web.testing.Log;
import droplets.web.testing.Task;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadServletTest {
  /** Linux names here what a process has open, deleted files too. */
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  @TempDir private Path directory;
  private final TestApplication parts = TestApplication.start();

  /** Goes by the time that passes, whatever clock is set meanwhile. */
  private final TestClock stopwatch = new TestClock();

  private final Browser browser = new Browser();

  /** However a test went, nothing is left: no file, and none that is open without a name. */
  @AfterEach
  void stop() throws Exception {
    parts.close();
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(), files.toList());
    }
    if (Files.isDirectory(OPEN_FILES)) {
      try (Stream<Path> open = Files.list(OPEN_FILES)) {
        assertEquals(
            List.of(),
            open.map(DownloadServletTest::target)
                .filter(name -> name.startsWith(directory.toString()))
                .toList());
      }
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      // Closed meanwhile.
      return "";
    }
  }

  private DownloadServlet servlet(CallLimit limit, int most, Path place) {
    return servlet(limit, new DownloadLimit(1), most, place);
  }

  private DownloadServlet servlet(CallLimit calls, DownloadLimit downloads, int most, Path place) {
    DropletExport export = new DropletExport(stopwatch, most);
    return servlet(DownloadFormat.CSV, calls, downloads, export, place);
  }

  private DownloadServlet servlet(
      DownloadFormat format,
      CallLimit calls,
      DownloadLimit downloads,
      DropletExport export,
      Path place) {
    return new DownloadServlet(
        format, parts.calls(calls), downloads, export, parts.clock, place, parts.views);
  }

  /** The only one, with an export of its own. */
  private DownloadServlet servlet(DownloadFormat format, DropletExport export) {
    return servlet(format, new CallLimit(1), new DownloadLimit(1), export, directory);
  }

  /** One of several that share a limit on downloads; there are more than enough calls. */
  private DownloadServlet servlet(DownloadLimit downloads) {
    return servlet(new CallLimit(10), downloads, DropletExport.MOST_DROPLETS, directory);
  }

  private DownloadServlet servlet() {
    return servlet(new CallLimit(1), DropletExport.MOST_DROPLETS, directory);
  }

  private Visit csv(String query) throws Exception {
    return browser.get(query).to(servlet());
  }

  private static List<List<String>> lines(Visit visit) {
    assertEquals(200, visit.status());
    String body = visit.body();
    assertTrue(body.startsWith("\uFEFF"));
    assertEquals(
        Integer.toString(body.getBytes(StandardCharsets.UTF_8).length),
        visit.header("Content-Length"));
    List<List<String>> lines = CsvFile.lines(body.substring(1));
    for (List<String> line : lines) {
      assertEquals(CsvColumn.values().length, line.size());
    }
    assertEquals(Arrays.stream(CsvColumn.values()).map(CsvColumn::title).toList(), lines.get(0));
    return lines.subList(1, lines.size());
  }

  private static List<String> column(List<List<String>> lines, CsvColumn column) {
    return lines.stream().map(line -> line.get(column.ordinal())).toList();
  }

  private static void assertNoDownload(Visit visit) {
    assertEquals("", visit.body());
    assertNull(visit.header("Content-Disposition"));
    assertNull(visit.header("Content-Length"));
  }

  private List<ReceivedRequest> calls() {
    return parts.sandbox.requests(RequestKind.DROPLETS);
  }

  @Test
  void allDropletsAreInTheFileStandardOnesFirst() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser);
    List<List<String>> lines = lines(csv(null));

    assertEquals(43, lines.size());
    List<String> ids = new ArrayList<>();
    parts.client.forEachDroplet(
        connection.tokens().accessToken(), droplet -> ids.add(Long.toString(droplet.id())));
    assertEquals(ids, column(lines, CsvColumn.ID));
    List<String> types = column(lines, CsvColumn.TYPE);
    assertEquals(Set.of("standard"), new HashSet<>(types.subList(0, 40)));
    assertEquals(List.of("gpu", "gpu", "gpu"), types.subList(40, 43));
  }

  @Test
  void aLineTellsEverythingThatIsOfUse() throws Exception {
    parts.signIn(browser);
    List<List<String>> lines = lines(csv(null));

    assertEquals(
        List.of(
            "2147480000",
            "web-01.acme.example",
            "active",
            "false",
            "standard",
            "nyc1",
            "New York 1",
            "s-1vcpu-512mb-10gb",
            "1",
            "512",
            "10",
            "",
            "198.18.0.2",
            "10.110.0.2",
            "",
            "2001:db8:1::1:2",
            "Ubuntu 24.04 (LTS) x64",
            "env:prod web",
            "backups ipv6 monitoring droplet_agent private_networking",
            "5a4db0c5-0b00-4000-8000-000000000000",
            "",
            "4",
            "0.00595"),
        lines.get(0).subList(0, 23));
    assertTrue(
        lines.get(0).get(CsvColumn.CREATED_AT.ordinal()).matches("20\\d\\d-\\d\\d-\\d\\dT.*Z"));
    assertEquals("198.18.0.3 203.0.113.10", lines.get(1).get(CsvColumn.PUBLIC_IPV4.ordinal()));
    assertEquals("8 amd_mi300x", lines.get(41).get(CsvColumn.GPU.ordinal()));
  }

  @Test
  void theAnswerIsAFileNamedAfterTeamAndDay() throws Exception {
    parts.signIn(browser, Team.HOSTILE);
    Visit visit = csv(null);

    assertEquals("text/csv;charset=UTF-8", visit.header("Content-Type"));
    assertEquals(
        "attachment; filename=\"droplets-Robert-script-Sons-2026-01-15.csv\";"
            + " filename*=UTF-8''droplets-Robert-script-Sons-2026-01-15.csv",
        visit.header("Content-Disposition"));
  }

  @Test
  void aBigFleetIsWholeEachDropletOnce() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    List<List<String>> lines = lines(csv(null));

    assertEquals(1234, lines.size());
    assertEquals(1234, new HashSet<>(column(lines, CsvColumn.ID)).size());
    assertEquals(8, calls().size(), "seven pages, and one of GPUs");
    assertTrue(calls().stream().allMatch(call -> call.rawQuery().contains("per_page=200")));
  }

  @Test
  void ofAnEmptyTeamThereIsTheFirstLine() throws Exception {
    parts.signIn(browser, Team.EMPTY);

    assertEquals(List.of(), lines(csv(null)));
  }

  @Test
  void formulasAreNoneAndTheRestIsAsItWas() throws Exception {
    DigitalOceanConnection connection = parts.signIn(browser, Team.HOSTILE);
    List<String> names = new ArrayList<>();
    parts.client.forEachDroplet(
        connection.tokens().accessToken(),
        droplet -> names.add(droplet.name().replaceFirst("^(?=[=+@-])", "'")));

    assertEquals(names, column(lines(csv(null)), CsvColumn.NAME));
    assertTrue(names.contains("'=1+1"));
  }

  @ParameterizedTest
  @CsvSource({
    "name=DB-02.acme.example, 1",
    "name=ml-11.acme.example, 1",
    "name=db-02, 0",
    "tag=team%3Aplatform, 7",
    "tag=env%3Aprod, 22",
    "tag=ENV%3APROD, 0",
    "type=gpus, 43",
    "type=gpus&name=db-02.acme.example, 1",
    "type=gpus&tagged=env%3Astaging, 0",
    "type=gpus&tagged=gr%C3%B6%C3%9Fe%3Axl, 1",
    "page=9&per_page=1&sort=-price, 43"
  })
  void aFilterIsANameOrATagAndNothingElseMatters(String query, int count) throws Exception {
    parts.signIn(browser);

    assertEquals(count, lines(csv(query)).size());
  }

  @ParameterizedTest
  @CsvSource({"'', true", "name=ml-11.acme.example, true", "tag=env%3Aprod, false"})
  void theFileHoldsWhatThePagesOfTheSameFilterShow(String filter, boolean hasGpuPage)
      throws Exception {
    String token = parts.signIn(browser).tokens().accessToken();
    DropletQuery asked = ListingParameters.parse(filter).orElseThrow().query();
    List<String> shown = new ArrayList<>();
    for (DropletType type : DropletType.values()) {
      if (type == DropletType.DROPLETS || hasGpuPage) {
        DropletQuery page = new DropletQuery(type, asked.name(), asked.tag(), 1, 200);
        parts.client.droplets(token, page).droplets().stream()
            .map(droplet -> Long.toString(droplet.id()))
            .forEach(shown::add);
      }
    }

    assertFalse(shown.isEmpty());
    assertEquals(shown, column(lines(csv(filter)), CsvColumn.ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"page=x", "sort=size", "type=all", "tag=a&name=b", "tag=a&type=gpus", "name=%"})
  void nonsenseIsA400WithoutACall(String query) throws Exception {
    assertEquals(303, csv(query).status());
    parts.signIn(browser);
    Visit visit = csv(query);

    assertEquals(400, visit.status());
    assertNoDownload(visit);
    assertEquals(0, calls().size());
  }

  @Test
  void theHostsForAnSshClientAreAFileOfTheirOwn() throws Exception {
    parts.signIn(browser, Team.ACME);
    DownloadServlet servlet =
        servlet(
            DownloadFormat.SSH_CONFIG, new DropletExport(stopwatch, DropletExport.MOST_DROPLETS));
    Visit visit = browser.get("").to(servlet);

    assertEquals(200, visit.status());
    assertEquals("text/plain;charset=UTF-8", visit.header("Content-Type"));
    assertTrue(visit.header("Content-Disposition").contains(".ssh_config\";"));
    assertTrue(
        visit.body().contains("\nHost db-02.acme.example\n  HostName 198.18.0.3\n  User root\n"));
    assertTrue(visit.body().contains("\nHost ml-11.acme.example\n"), "a GPU Droplet");
    assertTrue(visit.body().contains("\n# web-08.acme.example has no public address\n"));
  }

  @Test
  void whoIsNotConnectedIsLedToTheIndexPageAndNothingIsRemembered() throws Exception {
    Visit visit = csv("name=web");

    assertEquals(303, visit.status());
    assertEquals(OneTimeMessage.CONNECT_FIRST, visit.message());
    assertEquals("/app/", visit.location());
    assertEquals("", visit.returnPath());
    assertNoDownload(visit);
    assertFalse(browser.hasSession());
  }

  @Test
  void aPrefetchGetsAPageWithoutACall() throws Exception {
    parts.signIn(browser);
    Visit visit = browser.get(null).with("Sec-Purpose", "prefetch").to(servlet());

    assertEquals(503, visit.status());
    assertEquals("Nobody has clicked the link yet", visit.model(ErrorPage.class).title());
    assertNoDownload(visit);
    assertEquals(0, calls().size());
  }

  @Test
  void anotherSiteCannotStartADownload() throws Exception {
    parts.signIn(browser);
    Visit visit = browser.get(null).with("Sec-Fetch-Site", "cross-site").to(servlet());

    assertEquals(303, visit.status());
    assertEquals("/app/droplets", visit.location());
    assertNoDownload(visit);
    assertEquals(0, calls().size());
  }

  @Test
  void aHeadIsAnsweredWithoutACall() throws Exception {
    parts.signIn(browser);
    Visit get = csv(null);
    int before = calls().size();
    Visit head = browser.visit("HEAD").to(servlet());

    assertEquals(200, head.status());
    assertEquals("", head.body());
    for (String name : List.of("Content-Type", "Content-Disposition")) {
      assertEquals(get.header(name), head.header(name), name);
    }
    assertEquals(before, calls().size());
  }

  @Test
  void aTokenRefusedOnTheWayIsRefreshedOnceAndTheFileWrittenAnew() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.NOTHING, 3);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    assertEquals(1234, lines(csv(null)).size());
    assertEquals(1, parts.sandbox.requests(RequestKind.REFRESH).size());
  }

  @Test
  void aTokenRefusedTwiceLeadsToTheIndexPage() throws Exception {
    parts.signIn(browser);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);
    Visit visit = csv(null);

    assertEquals(303, visit.status());
    assertEquals(OneTimeMessage.NEW_ACCESS_REFUSED, visit.message());
    assertEquals("", visit.returnPath());
    assertNoDownload(visit);
  }

  /** The fault meets one of the pages that are fetched ahead, and once the GPUs. */
  @ParameterizedTest
  @CsvSource({
    "0, DROPLETS_500, 502",
    "3, DROPLETS_500, 502",
    "6, DROPLETS_CUT_OFF, 502",
    "7, DROPLETS_429, 429",
    "3, DROPLETS_403, 403",
    "7, SENSELESS, 502"
  })
  void aPageThatCannotBeHadIsAPageOfItsOwn(int before, Fault fault, int status) throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.NOTHING, before);
    parts.sandbox.failNext(RequestKind.DROPLETS, fault);
    Visit visit = csv(null);

    assertEquals(status, visit.status());
    assertEquals("error.jsp", visit.view());
    assertNoDownload(visit);
    assertEquals(1234, lines(csv(null)).size());
  }

  @Test
  void whatCannotBeWrittenIsAFailureOfOurs() throws Exception {
    parts.signIn(browser);
    CallLimit limit = new CallLimit(1);
    Visit visit = browser.get(null);

    assertThrows(
        UncheckedIOException.class,
        () -> visit.to(servlet(limit, DropletExport.MOST_DROPLETS, directory.resolve("no such"))));
    assertNoDownload(visit);
    assertTrue(limit.tryEnter(), "the place is given back");
  }

  @Test
  void whoLeavesMidwayLeavesNothingBehind() throws Exception {
    parts.signIn(browser);
    Visit visit = browser.get(null).whereTheBrowserLeaves().to(servlet());

    assertEquals(200, visit.status());
  }

  @Test
  void asManyAsThereMayBeAreAFile() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);

    assertEquals(
        1234, lines(browser.get(null).to(servlet(new CallLimit(1), 1234, directory))).size());
  }

  @Test
  void moreThanThereMayBeAreAPageAsSoonAsTheTotalIsTold() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    Visit visit = browser.get(null).to(servlet(new CallLimit(1), 1233, directory));

    assertEquals(400, visit.status());
    assertEquals("error.jsp", visit.view());
    assertNoDownload(visit);
    assertTrue(calls().size() <= 5, "the first page, and what was fetched ahead");
  }

  @Test
  void thereIsALimitToHowLongItMayTake() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    Gate gate = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Visit> waiting = Task.start(() -> csv(null));
    gate.awaitArrival();
    stopwatch.advance(DropletExport.LONGEST.plus(Duration.ofSeconds(1)));
    gate.release();
    Visit visit = waiting.result();

    assertEquals(504, visit.status());
    assertEquals("DigitalOcean took too long", visit.model(ErrorPage.class).title());
    assertNoDownload(visit);
  }

  @Test
  void aClockThatIsSetMeanwhileEndsNoDownload() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    Gate gate = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Visit> waiting = Task.start(() -> csv(null));
    gate.awaitArrival();
    parts.clock.advance(DropletExport.LONGEST.plus(Duration.ofSeconds(100)));
    gate.release();

    assertEquals(1234, lines(waiting.result()).size());
  }

  @Test
  void aSlowReaderIsGivenUpAndThePlaceIsFree() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    DownloadServlet servlet = servlet(new DownloadLimit(1));
    Visit slow =
        browser
            .get(null)
            .committed()
            .whereTheBrowserReads(() -> stopwatch.advance(Duration.ofMinutes(4)))
            .to(servlet);

    assertEquals(2 * 8192, slow.bytesSent());
    assertTrue(Integer.parseInt(slow.header("Content-Length")) > slow.bytesSent());
    assertEquals(1234, lines(browser.get(null).to(servlet)).size());
  }

  /** So that one that was given up cannot be taken for whole. */
  @Test
  void aDownloadEndsItsConnection() throws Exception {
    parts.signIn(browser);

    assertEquals(
        "close", browser.get(null).byProtocol("HTTP/1.1").to(servlet()).header("Connection"));
    assertNull(browser.get(null).byProtocol("HTTP/2.0").to(servlet()).header("Connection"));
  }

  @Test
  void oneDownloadTakesOnePlaceAndGivesItBack() throws Exception {
    parts.signIn(browser);
    CallLimit limit = new CallLimit(1);
    Gate gate = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Visit> first =
        Task.start(
            () -> browser.get(null).to(servlet(limit, DropletExport.MOST_DROPLETS, directory)));
    gate.awaitArrival();
    Visit busy = browser.get(null).to(servlet(limit, DropletExport.MOST_DROPLETS, directory));
    gate.release();

    assertEquals(503, busy.status());
    assertEquals("Too many people are waiting", busy.model(ErrorPage.class).title());
    assertEquals(43, lines(first.result()).size());
    assertTrue(limit.tryEnter());
    assertFalse(limit.tryEnter());
  }

  @ParameterizedTest
  @CsvSource({
    "TOO_MANY_PAGES, 502, too_many_pages",
    "CHANGED, 503, list_changed",
    "TOO_SLOW, 504, download_timeout"
  })
  void eachFailureIsOneWarning(DropletExport.Outcome outcome, int status, String reason)
      throws Exception {
    parts.signIn(browser);
    DropletExport export = mock(DropletExport.class);
    when(export.write(any(), any(), any(), any(), any(), any())).thenReturn(outcome);
    DownloadServlet servlet = servlet(DownloadFormat.CSV, export);
    Visit visit = browser.get(null);

    assertEquals(List.of("no page: reason=" + reason), Log.warnings(() -> visit.to(servlet)));
    assertEquals(status, visit.status());
  }

  @Test
  void tooManyDownloadsAtOnceAreAWarning() throws Exception {
    parts.signIn(browser);
    DownloadServlet servlet = servlet(new DownloadLimit(0));

    assertEquals(
        List.of("no page: reason=busy"), Log.warnings(() -> browser.get(null).to(servlet)));
  }

  @Test
  void aConnectionHasTwoDownloadsAtATime() throws Exception {
    parts.signIn(browser);
    Browser other = new Browser();
    parts.signIn(other);
    DownloadServlet servlet = servlet(new DownloadLimit(3));
    Gate gate = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Visit> first = Task.start(() -> browser.get(null).to(servlet));
    gate.awaitArrival();
    Gate nextGate = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Visit> second = Task.start(() -> browser.get(null).to(servlet));
    nextGate.awaitArrival();
    Visit third = browser.get(null).to(servlet);
    Visit another = other.get(null).to(servlet);
    gate.release();
    nextGate.release();

    assertEquals(503, third.status());
    assertEquals("Other downloads are under way", third.model(ErrorPage.class).title());
    assertEquals("30", third.header("Retry-After"));
    assertNoDownload(third);
    assertEquals(43, lines(another).size());
    assertEquals(43, lines(first.result()).size());
    assertEquals(43, lines(second.result()).size());
    assertEquals(43, lines(browser.get(null).to(servlet)).size());
  }

  @Test
  void allDownloadsTogetherLeavePlacesForPages() throws Exception {
    parts.signIn(browser);
    Browser other = new Browser();
    parts.signIn(other);
    DownloadServlet servlet = servlet(new DownloadLimit(1));
    Gate gate = parts.sandbox.holdNext(RequestKind.DROPLETS);
    Task<Visit> first = Task.start(() -> browser.get(null).to(servlet));
    gate.awaitArrival();
    Visit second = other.get(null).to(servlet);
    gate.release();

    assertEquals(503, second.status());
    assertEquals(43, lines(first.result()).size());
    assertEquals(43, lines(other.get(null).to(servlet)).size(), "a place is free again");
  }

  /** The first try takes nearly all the time there is; the second, after a refresh, the rest. */
  @Test
  void aRefreshOnTheWayGivesNoMoreTime() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    Gate refused = parts.sandbox.holdNext(RequestKind.DROPLETS);
    parts.sandbox.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    Task<Visit> waiting = Task.start(() -> csv(null));
    refused.awaitArrival();
    stopwatch.advance(DropletExport.LONGEST);
    Gate again = parts.sandbox.holdNext(RequestKind.DROPLETS);
    refused.release();
    again.awaitArrival();
    stopwatch.advance(Duration.ofSeconds(1));
    again.release();

    assertEquals(504, waiting.result().status());
  }

  @Test
  void theRecordOfTheFlowHasTheFirstCallOnly() throws Exception {
    parts.signIn(browser, Team.BIG_FLEET);
    csv(null);

    List<FlowStep> steps = parts.flow(browser).steps();
    assertEquals(1, steps.size());
    assertEquals("page=1&per_page=200", steps.get(0).request().uri().getRawQuery());
    assertTrue(steps.get(0).kind().purpose().contains("the pages after it in the same way"));
  }
}
