package droplets.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.Gate;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.Dockerfile;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Tomcat of the image, as {@code src/main/docker} configures it, without Docker. */
class ImageIT {
  private static final Dockerfile DOCKERFILE = Dockerfile.read();
  private static final String FORWARDED = "203.0.113.7";
  private static final int TERMINATED = 128 + 15;

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private static Installation site;

  @BeforeAll
  static void start() {
    site = image().start();
  }

  @AfterAll
  static void end() {
    site.close();
  }

  private static Installation image() {
    return new Installation(ServerKind.IMAGE, "");
  }

  @Test
  void logsOneJsonObjectALineWithTheRequestIdAndWithoutQueries() {
    Visitor visitor = site.visitor();
    WebPage back = visitor.connectTo(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);
    WebPage failed = visitor.open("/droplets?name=secret-name");

    JsonObject callback = access(site, back);
    assertEquals("/digitalocean", callback.getString("path"));
    assertEquals("GET", callback.getString("method"));
    assertEquals("303", callback.getString("statusCode"));
    assertEquals("127.0.0.1", callback.getString("remoteAddr"));
    assertEquals("502", access(site, failed).getString("statusCode"));
    assertEquals(
        List.of("operation=droplets"),
        lines(site).stream()
            .map(line -> line.getString("message", ""))
            .filter(message -> message.endsWith(" for_request=" + failed.requestId()))
            .map(message -> message.split(" ")[0])
            .toList());
    assertFalse(site.server().log().contains("secret-name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.0/8", "192.0.2.1, 127.0.0.1"})
  void theAccessLogHasTheAddressThatATrustedProxyTells(String trusted) {
    try (Installation site = image().setting("TRUSTED_PROXIES", trusted).start()) {
      WebPage page = site.visitor().get("/none", "X-Forwarded-For", FORWARDED);

      assertEquals(FORWARDED, forwarded(access(site, page)));
      assertEquals("127.0.0.1", access(site, page).getString("remoteAddr"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.0/24", "127.0.0.0/99", ".*"})
  void whereTheProxyIsNotAmongTheTrustedOrTheyAreNotReadableNobodyIsBelieved(String trusted) {
    try (Installation site = image().setting("TRUSTED_PROXIES", trusted).start()) {
      WebPage page = site.visitor().get("/none", "X-Forwarded-For", FORWARDED);

      assertEquals("127.0.0.1", forwarded(access(site, page)));
    }
  }

  @Test
  void byDefaultNobodyIsBelieved() {
    WebPage page = site.visitor().get("/none", "X-Forwarded-For", FORWARDED);

    assertEquals("127.0.0.1", forwarded(access(site, page)));
    assertEquals("127.0.0.1", access(site, page).getString("remoteAddr"));
  }

  @Test
  void noForwardedAddressSpoilsALineOfTheAccessLog() {
    try (Installation site = image().setting("TRUSTED_PROXIES", "127.0.0.1").start()) {
      WebPage page = site.visitor().get("/none", "X-Forwarded-For", "ev<il\"\\x");

      assertTrue(forwarded(access(site, page)).startsWith("ev<il"));
    }
  }

  @Test
  void answersAreCompressedAndConnectionsKept() {
    WebPage index = site.visitor().open("/");
    String style = index.document().select("link[rel=stylesheet]").attr("href");
    String asking = " HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n";

    String answers =
        sendAll(
            site, "GET /" + asking + "\r\n", "GET " + style + asking + "Connection: close\r\n\r\n");

    assertEquals(2, count(answers, "HTTP/1.1 200"));
    assertEquals(2, count(answers, "Content-Encoding: gzip"), answers);
    assertFalse(answers.toLowerCase(Locale.ROOT).contains("\r\nserver:"), answers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /digitalocean?code=fake{secret HTTP/1.1",
        "GET /digitalocean?code=fake{secret",
        "GET /%zz?code=fake{secret HTTP/1.1",
        "GET /\\?code=fake{secret HTTP/1.1",
        "FAKE{SECRET / HTTP/1.1",
        "GET / HTTP/9.9"
      })
  void whatTomcatItselfRefusesTellsNothing(String request) {
    String answer = sendAll(site, request + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertTrue(answer.matches("(?s)HTTP/1\\.1 [45].*"), answer);
    for (String told : List.of("Tomcat", "Apache", "Exception", "java.", "\tat ")) {
      assertFalse(answer.contains(told), answer);
    }
    assertFalse(
        site.server().log().toLowerCase(Locale.ROOT).contains("{secret"), site.server().log());
  }

  @Test
  void aRequestUnderWayAtASigtermIsAnswered() {
    try (Installation site = image()) {
      // The image's five seconds could be too short on a slow machine.
      site.server().property("http.stopMillis", "20000");
      site.start();
      Visitor visitor = site.visitorOf(Team.ACME);
      Gate gate = visitor.holdNext(RequestKind.DROPLETS, 1);
      Background<WebPage> underWay = Background.begin(() -> visitor.open("/droplets"));
      gate.awaitArrival();
      Background<Integer> exitCode = Background.begin(site.server()::terminate);
      awaitClosedDoor(site);
      gate.release();

      assertEquals(200, underWay.result().status());
      assertEquals(TERMINATED, exitCode.result());
      assertFalse(site.server().log().contains("SEVERE"), site.server()::log);
    }
  }

  @Test
  void nothingIsWrittenButToTheTemporaryDirectory() {
    try (Installation site = image().start()) {
      Map<String, Long> before = files(site);
      Visitor visitor = site.visitor();
      visitor.disconnect(visitor.signIn(Team.ACME));
      visitor.signIn(Team.ACME);
      site.server().terminate();

      assertEquals(before, files(site));
      assertTrue(before.containsKey("webapps/ROOT/WEB-INF/web.xml"), before::toString);
    }
  }

  @Test
  void sessionsAreNotWrittenToAFile() throws IOException {
    try (Installation site = image().start()) {
      site.visitor().signIn(Team.ACME);
      site.server().terminate();

      Path temporary = site.server().directory().resolve("temp");
      try (Stream<Path> all = Files.walk(temporary)) {
        List<Path> files = all.filter(Files::isRegularFile).toList();
        assertTrue(
            files.stream().allMatch(file -> file.startsWith(temporary.resolve("work"))),
            files::toString);
        assertFalse(
            files.stream().anyMatch(file -> file.toString().endsWith(".ser")), files::toString);
      }
      assertTrue(Files.isDirectory(temporary.resolve("work")));
    }
  }

  @Test
  void requestsAreOnVirtualThreads() {
    assumeTrue(Runtime.version().feature() >= 21, "this Java has no virtual threads");
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_500);
    String id = visitor.open("/droplets").requestId();

    List<String> threads =
        lines(site).stream()
            .filter(line -> line.getString("message", "").endsWith(" for_request=" + id))
            .map(line -> line.getString("thread"))
            .toList();
    assertFalse(threads.isEmpty());
    assertTrue(threads.stream().allMatch(name -> name.contains("-virt-")), threads::toString);
  }

  @Test
  void theTomcatOfTheDockerfileIsOfTheLineTestedHere() {
    String line = System.getProperty("tomcat11.home").replaceFirst("^.*-(.*)\\.[0-9]+$", "$1");

    assertTrue(DOCKERFILE.from().startsWith("tomcat:" + line + "-"), DOCKERFILE.from());
  }

  @Test
  void theHealthCheckOfTheDockerfileFindsItUp() throws Exception {
    try (Installation site = image().start()) {
      String port = Integer.toString(URI.create(site.baseUrl()).getPort());
      List<String> check =
          DOCKERFILE.healthCheck().stream().map(word -> word.replace("8080", port)).toList();

      assertEquals(0, exitCode(check));
      site.server().terminate();
      assertEquals(1, exitCode(check));
    }
  }

  private static int exitCode(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    try {
      assertTrue(process.waitFor(PATIENCE_NANOS, NANOSECONDS));
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  /** All whole lines, without the JVM's own about the options that only a test gives it. */
  private static List<JsonObject> lines(Installation site) {
    String log = site.server().log();
    return log.substring(0, log.lastIndexOf('\n') + 1)
        .lines()
        .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
        .map(line -> Json.createReader(new StringReader(line)).readObject())
        .toList();
  }

  /** The line of the access log for an answer, which may be written after it was sent. */
  private static JsonObject access(Installation site, WebPage page) {
    return await(
        site,
        () ->
            lines(site).stream()
                .filter(line -> line.containsKey("statusCode"))
                .filter(line -> line.toString().contains(page.requestId()))
                .findFirst());
  }

  /** The visitor's address as a trusted proxy told it, or else that of the connection. */
  private static String forwarded(JsonObject access) {
    return access.getJsonObject("requestAttributes").getString("org.apache.tomcat.remoteAddr");
  }

  /** Waits until there is a result. */
  private static <T> T await(Installation site, Supplier<Optional<T>> look) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      Optional<T> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError(site.server().log());
  }

  /** Sends requests over one connection until it is closed. Returns the answers. */
  private static String sendAll(Installation site, String... requests) {
    URI address = URI.create(site.baseUrl());
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(String.join("", requests).getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int count(String text, String part) {
    return text.split(part, -1).length - 1;
  }

  /** Waits until new connections are refused. */
  private static void awaitClosedDoor(Installation site) {
    URI address = URI.create(site.baseUrl());
    await(
        site,
        () -> {
          try {
            new Socket(address.getHost(), address.getPort()).close();
            return Optional.empty();
          } catch (IOException e) {
            return Optional.of(e);
          }
        });
  }

  /** The files in the server's directory, without temporary ones and its output: path to time. */
  private static Map<String, Long> files(Installation site) {
    Path directory = site.server().directory();
    Map<String, Long> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.toList()) {
        String name = directory.relativize(file).toString();
        if (!name.matches("|temp.*|output\\.log")) {
          found.put(name, Files.getLastModifiedTime(file).toMillis());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
