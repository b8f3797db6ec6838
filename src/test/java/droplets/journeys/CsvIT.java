package droplets.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.CsvFile;
import droplets.servers.WebPage;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The download, in every server, at the root and under a path. */
@ParameterizedClass
@MethodSource("sites")
record CsvIT(Installation site) {
  private static final String TYPE = "text/csv;charset=utf-8";

  static Stream<Installation> sites() {
    return Deployments.everywhere()
        .map(
            site ->
                site.setting("DIGITAL_OCEAN_READ_TIMEOUT_MS", "3000")
                    .setting("DIGITAL_OCEAN_CALL_TIMEOUT_MS", "3000")
                    .start());
  }

  /**
   * Waits for downloads under way, which a browser may have left, and checks that none left a file.
   */
  @AfterEach
  void noFileIsLeft() {
    Visitor visitor = site.visitor();
    for (int i = 0; i < 10_000 && !files().isEmpty(); i++) {
      visitor.open("/health");
    }
    assertEquals(List.of(), files());
  }

  private List<String> files() {
    return site.server().temporaryFiles().stream()
        .filter(name -> name.matches(".*/droplets-[^/]*\\.csv.*"))
        .toList();
  }

  /** Checks that a download is whole. Returns its lines after the first. */
  private static List<List<String>> lines(WebPage page) {
    assertEquals(200, page.status());
    assertEquals(TYPE, page.header("Content-Type").toLowerCase().replace(" ", ""));
    assertEquals(
        List.of(Integer.toString(page.body().getBytes(UTF_8).length)),
        page.headers().allValues("Content-Length"));
    assertTrue(page.body().startsWith("\uFEFFid,name,status,"), "with a byte order mark");
    List<List<String>> lines = CsvFile.lines(page.body().substring(1));
    return lines.subList(1, lines.size());
  }

  private static List<String> names(WebPage page) {
    return lines(page).stream().map(line -> line.get(1)).toList();
  }

  private static void assertNoDownload(WebPage page) {
    assertEquals("", page.header("Content-Disposition"));
    assertFalse(page.body().contains("id,name"), page::body);
  }

  @Test
  void thePageLeadsToAllDropletsOfBothKinds() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    WebPage gpus = visitor.open("/droplets?type=gpus");

    WebPage csv = visitor.click(droplets.link("Download all, standard and GPU, as CSV"));

    List<String> both =
        Stream.concat(Visitor.names(droplets).stream(), Visitor.names(gpus).stream()).toList();
    assertEquals(43, both.size());
    assertEquals(both, names(csv));
    assertEquals("attachment; filename=\"" + file() + "\"; filename*=UTF-8''" + file(), name(csv));
  }

  private static String file() {
    return "droplets-Acme-Production-DAY.csv";
  }

  /** The header with the name of the file. The day may change while the tests run. */
  private static String name(WebPage csv) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return csv.header("Content-Disposition")
        .replace(today.toString(), "DAY")
        .replace(today.minusDays(1).toString(), "DAY");
  }

  @Test
  void aBigFleetIsWhole() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);

    List<String> names = names(visitor.open("/droplets.csv"));

    assertEquals(1234, names.size());
    assertEquals(1234, new HashSet<>(names).size());
    assertEquals("node-0001.big-fleet.example", names.get(0));
    assertEquals("node-1234.big-fleet.example", names.get(1233));
  }

  @Test
  void ofAnEmptyTeamThereIsTheFirstLine() {
    Visitor visitor = site.visitorOf(Team.EMPTY);

    assertEquals(List.of(), lines(visitor.open("/droplets.csv")));
  }

  @Test
  void whatLooksLikeAFormulaIsNone() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.HOSTILE);

    WebPage csv = visitor.open("/droplets.csv");

    assertEquals(
        Visitor.names(droplets).stream()
            .map(name -> name.replaceFirst("^(?=[=+@-])", "'"))
            .toList(),
        names(csv));
    for (List<String> line : lines(csv)) {
      for (String cell : line) {
        assertFalse(cell.matches("(?s)[=+@\t\r-].*"), cell);
      }
    }
    assertTrue(name(csv).contains("\"droplets-Robert-script-Sons-DAY.csv\""), () -> name(csv));
  }

  @ParameterizedTest
  @CsvSource({
    "name=DB-02.acme.example, 1",
    "name=ml-11.acme.example, 1",
    "name=none, 0",
    "tag=team%3Aplatform, 7",
    "tag=env%3Aprod&page=7&per_page=3&sort=-name, 22",
    "type=gpus, 43"
  })
  void theFileHoldsWhatThePagesOfAFilterShow(String query, int count) {
    Visitor visitor = site.visitorOf(Team.ACME);

    assertEquals(count, lines(visitor.open("/droplets.csv?" + query)).size());
  }

  @Test
  void soItIsForGpuDropletsWithATag() {
    Visitor visitor = site.visitorOf(Team.ACME);
    WebPage filtered = visitor.open("/droplets?type=gpus&tagged=gr%C3%B6%C3%9Fe%3Axl&sort=-name");

    List<String> names =
        names(visitor.click(filtered.link("Download all GPU Droplets tagged größe:xl as CSV")));

    assertEquals(1, names.size());
    assertEquals(Visitor.names(filtered), names);
  }

  @Test
  void theFilterOfThePageIsThatOfTheDownload() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    WebPage filtered = visitor.open("/droplets?tag=rack%3A07&per_page=200&sort=-name&page=1");

    List<String> names =
        names(visitor.click(filtered.link("Download all standard Droplets tagged rack:07 as CSV")));

    assertEquals(31, names.size());
    assertEquals(new HashSet<>(Visitor.names(filtered)), new HashSet<>(names));
  }

  @Test
  void aHeadGetsTheHeadersAloneAndCostsNoCall() {
    Visitor visitor = site.visitorOf(Team.ACME);
    WebPage csv = visitor.open("/droplets.csv");
    Calls calls = visitor.calls();

    WebPage head = visitor.send("HEAD", "/droplets.csv");

    assertEquals(200, head.status());
    assertEquals("", head.body());
    assertEquals("", head.header("Content-Length"));
    for (String name : List.of("Content-Type", "Content-Disposition")) {
      assertEquals(csv.header(name), head.header(name), name);
    }
    assertEquals(0, calls.count(RequestKind.DROPLETS));
  }

  @Test
  void anotherMethodIsA405Page() {
    WebPage page = site.visitor().send("POST", "/droplets.csv");

    assertEquals(405, page.status());
    assertEquals(List.of("GET, HEAD"), page.headers().allValues("Allow"));
  }

  @ParameterizedTest
  @CsvSource({"page=x", "tag=a&name=b", "tag=a&type=gpus", "sort=none", "name=a&name=a"})
  void nonsenseIsA400PageWithoutACall(String query) {
    Visitor visitor = site.visitorOf(Team.EMPTY);
    Calls calls = visitor.calls();

    WebPage page = visitor.open("/droplets.csv?" + query);

    assertEquals(400, page.status());
    assertNoDownload(page);
    assertEquals(0, calls.count(RequestKind.DROPLETS));
  }

  @Test
  void whoIsNotConnectedIsLedToTheIndexPageAndLaterToAllDroplets() {
    Visitor visitor = site.visitor();

    WebPage page = visitor.open("/droplets.csv?name=web");

    assertEquals(303, page.status());
    assertEquals(site.context() + "/", page.header("Location"));
    assertTrue(visitor.sessionId().isEmpty());
    assertEquals(site.context() + "/droplets", visitor.connectTo(Team.EMPTY).header("Location"));
  }

  // DigitalOcean fails, on the way

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_TIMEOUT, 504",
    "DROPLETS_403, 403",
    "DROPLETS_429, 429",
    "DROPLETS_500, 502",
    "DROPLETS_HTML, 502",
    "DROPLETS_HTML_200, 502",
    "DROPLETS_CUT_OFF, 502",
    "REDIRECT, 502",
    "OVERSIZED, 502",
    "SENSELESS, 502",
    "EMPTY, 502"
  })
  void aFailureIsAPageWithItsStatusAndNoHalfOfAFile(Fault fault, int status) {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    visitor.failNext(RequestKind.DROPLETS, Fault.NOTHING, 4);
    visitor.failNext(RequestKind.DROPLETS, fault);

    WebPage page = visitor.open("/droplets.csv");

    assertAll(
        () -> assertEquals(status, page.status()),
        () -> assertEquals(status == 429 ? "30" : "", page.header("Retry-After")),
        () -> assertEquals(1, page.document().select("h1").size()),
        () -> assertNoDownload(page));
    assertTrue(visitor.isConnected());
  }

  @Test
  void nothingListeningIsA503() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);

    WebPage page = site.relay().whileCut(() -> visitor.open("/droplets.csv"));

    assertEquals(503, page.status());
    assertNoDownload(page);
    assertEquals(1234, lines(visitor.open("/droplets.csv")).size());
  }

  @Test
  void aTokenRefusedOnTheWayIsRefreshedAndTheFileIsWhole() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    Calls calls = visitor.calls();
    visitor.failNext(RequestKind.DROPLETS, Fault.NOTHING, 4);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);

    List<String> names = names(visitor.open("/droplets.csv"));

    assertEquals(1234, names.size());
    assertEquals(1234, new HashSet<>(names).size());
    assertEquals(1, calls.count(RequestKind.REFRESH));
  }

  @Test
  void accessTakenBackAtDigitalOceanDropsTheConnection() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    visitor.access().revokeTokens();

    WebPage index = visitor.follow(visitor.open("/droplets.csv"));

    assertEquals(MessageTitle.CONNECT_AGAIN, Visitor.message(index));
    assertFalse(visitor.isConnected());
  }

  // The browser leaves

  @Test
  void whoLeavesWhileDigitalOceanIsAskedLeavesNoFile() throws IOException {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    Gate first = visitor.holdNext(RequestKind.DROPLETS, 1);
    Socket socket = visitor.ask("GET", "/droplets.csv");
    first.awaitArrival();
    Gate others = visitor.holdNext(RequestKind.DROPLETS, 4);
    first.release();
    others.awaitArrival();
    if (Files.isDirectory(Path.of("/proc/self/fd"))) {
      assertEquals(1, files().size(), "or it is looked for in the wrong place");
    }

    socket.setSoLinger(true, 0);
    socket.close();
    others.release();

    noFileIsLeft();
    assertEquals(1234, lines(visitor.open("/droplets.csv")).size());
  }

  @Test
  void whoLeavesWhileTheFileIsSentLeavesNoFile() throws IOException {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    try (Socket socket = visitor.ask("GET", "/droplets.csv")) {
      assertEquals(9, socket.getInputStream().readNBytes(9).length);
      socket.setSoLinger(true, 0);
    }

    noFileIsLeft();
    assertEquals(200, visitor.open("/droplets").status());
  }

  @Test
  void aThirdAtTheSameTimeIsAPageAndTheOthersAreWhole() {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    Gate gate = visitor.holdNext(RequestKind.DROPLETS, 1);
    Background<WebPage> first = Background.begin(() -> visitor.open("/droplets.csv"));
    gate.awaitArrival();
    Gate nextGate = visitor.holdNext(RequestKind.DROPLETS, 1);
    Background<WebPage> second = Background.begin(() -> visitor.open("/droplets.csv"));
    nextGate.awaitArrival();

    WebPage third = visitor.open("/droplets.csv");
    gate.release();
    nextGate.release();

    assertEquals(503, third.status());
    assertEquals("30", third.header("Retry-After"));
    assertNoDownload(third);
    assertEquals(1234, lines(first.result()).size());
    assertEquals(1234, lines(second.result()).size());
  }
}
