package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of answers: zipped, long, cut off, not JSON, deeply nested. */
class AnswerBodyTest extends WithClient {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final long MEBIBYTE = 1024L * 1024;

  @Test
  void gzipIsAskedForAndRead() throws Exception {
    byte[] zipped = gzip("{\"account\":{\"name\":\"Zipped\"}}");
    serve(WireServer.bytes(200, zipped, "Content-Encoding: gzip"));
    assertEquals("Zipped", client.account(Clients.ACCESS_TOKEN).name());
    assertEquals("gzip", server.request().header("Accept-Encoding").orElseThrow());
  }

  @Test
  void aZippedErrorIsReadToo() throws IOException {
    byte[] zipped = gzip("{\"id\":\"forbidden\",\"message\":\"No.\"}");
    serve(WireServer.bytes(403, zipped, "Content-Encoding: gzip"));
    ApiException e = assertThrows(ApiException.class, this::account);
    assertEquals("forbidden", e.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500})
  void anErrorThatIsNotReallyZippedIsStillThatError(int status) throws IOException {
    serve(WireServer.json(status, "not zipped", "Content-Encoding: gzip"));
    ApiException e = assertThrows(ApiException.class, this::account);
    assertEquals(status, e.status());
  }

  @Test
  void anAnswerThatIsNotReallyZippedIsInvalid() throws IOException {
    assertInvalid(WireServer.json(200, "{\"droplets\":[]}", "Content-Encoding: gzip"));
  }

  /** 9 MiB in 9 kB, for the parser has a limit of its own above that. */
  @ParameterizedTest
  @ValueSource(ints = {9, 100})
  void aGzipBombIsCapped(int mebibytes) throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] blank = " ".repeat((int) MEBIBYTE).getBytes(UTF_8);
      for (int i = 0; i < mebibytes; i++) {
        gzip.write(blank);
      }
      gzip.write("{\"droplets\":[]}".getBytes(UTF_8));
    }
    assertInvalid(WireServer.bytes(200, bomb.toByteArray(), "Content-Encoding: gzip"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":[1,2]},", " ", "\"text\",", "[[],[]],"})
  void anEndlessAnswerIsCutShort(String part) throws IOException {
    WireServer.Script endless =
        wire -> {
          wire.send(HEAD + "\r\n{\"skipped\":[");
          wire.sendEndlessly(part, 200 * MEBIBYTE);
        };
    serve(endless);
    assertThrows(InvalidAnswerException.class, this::droplets);
    // What the client has not read fits into the buffers of both sockets.
    assertTrue(server.bytesSent() < 40 * MEBIBYTE, () -> server.bytesSent() + " bytes sent");
  }

  @Test
  void anEndlessErrorIsStillThatError() throws IOException {
    WireServer.Script endless =
        wire -> {
          wire.send("HTTP/1.1 503 No\r\n\r\n{\"skipped\":[");
          wire.sendEndlessly("1,", 200 * MEBIBYTE);
        };
    serve(endless);
    ApiException e = assertThrows(ApiException.class, this::account);
    assertEquals(503, e.status());
    assertTrue(server.bytesSent() < 40 * MEBIBYTE, () -> server.bytesSent() + " bytes sent");
  }

  @Test
  void eightMebibytesAreNotTooLong() throws Exception {
    String head = "{\"droplets\":[{\"id\":1}],\"skipped\":\"";
    String tail = "\"}";
    String body =
        head + "x".repeat(Transport.MAX_ANSWER_BYTES - head.length() - tail.length()) + tail;
    serve(WireServer.json(200, body));
    assertEquals(1, droplets().droplets().size());
    assertInvalid(WireServer.json(200, body + " "));
  }

  /** A stream of many small values is skipped without being kept. */
  @ParameterizedTest
  @CsvSource({"7, 0", "9, 1", "100, 1"})
  void aLongAnswerNeedsLittleMemory(int mebibytes, int exitValue) throws Exception {
    WireServer.Script longAnswer =
        wire -> {
          wire.send(HEAD + "\r\n{\"droplets\":[{\"id\":1}],\"skipped\":[");
          wire.sendEndlessly("{\"a\":[1,\"b\"]},", mebibytes * MEBIBYTE);
          wire.send("1]}");
          wire.hangUp();
        };
    try (WireServer server = WireServer.start(longAnswer)) {
      assertEquals(exitValue, Clients.exitValue(SmallProgram.class, "-Xmx14m", server));
    }
  }

  /** A program with little memory that asks for a page of Droplets. */
  static final class SmallProgram {

    private SmallProgram() {}

    /** Ends with 0 if there is one Droplet, 1 if the answer is invalid, 2 or more otherwise. */
    public static void main(String[] arguments) {
      int exitValue = 2;
      try (DigitalOceanClient client =
          Clients.of(URI.create(arguments[0]), Clients.CONFIDENTIAL, Clients.AMPLE)) {
        DropletPage page = client.droplets(Clients.ACCESS_TOKEN, Clients.firstPage());
        exitValue = page.droplets().size() == 1 ? 0 : 3;
      } catch (InvalidAnswerException e) {
        exitValue = 1;
      } catch (DigitalOceanException e) {
        exitValue = 4;
      }
      System.exit(exitValue);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERSIZED", "SENSELESS", "EMPTY", "DROPLETS_CUT_OFF", "DROPLETS_HTML_200"})
  void whatTheSandboxSpoilsIsInvalid(Fault fault) throws Exception {
    TokenSet tokens = connect(Team.ACME);
    sandbox.failNext(RequestKind.DROPLETS, fault);
    InvalidAnswerException e =
        assertThrows(
            InvalidAnswerException.class,
            () -> client.droplets(tokens.accessToken(), Clients.firstPage()));
    assertEquals(200, e.status());
  }

  static Stream<Arguments> cutOff() {
    String json = "{\"droplets\":[{\"id\":1}],\"meta\":{\"total\":1}}";
    return Stream.of(
        Arguments.of("shorter than announced", "Content-Length: 1000\r\n\r\n" + json),
        Arguments.of("by one", "Content-Length: " + (json.length() + 1) + "\r\n\r\n" + json),
        Arguments.of("in the middle", "Content-Length: 1000\r\n\r\n{\"droplets\":[{\"id\":1"),
        Arguments.of("in a text", "Content-Length: 1000\r\n\r\n{\"droplets\":[{\"name\":\"a"),
        Arguments.of("without any length", "\r\n{\"droplets\":[{\"id\":1}"),
        Arguments.of(
            "in a chunk", "Transfer-Encoding: chunked\r\n\r\n400\r\n{\"droplets\":[{\"id\":1"),
        Arguments.of("before the last chunk", "Transfer-Encoding: chunked\r\n\r\n" + chunk(json)),
        Arguments.of(
            "between chunks",
            "Transfer-Encoding: chunked\r\n\r\n" + chunk("{\"droplets\":[]") + "g\r\n"),
        Arguments.of("at once", "Content-Length: 1000\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cutOff")
  void anAnswerCutOffIsInvalid(String where, String rest) throws IOException {
    assertInvalid(WireServer.raw(HEAD + rest));
  }

  @Test
  void aZippedAnswerCutOffIsInvalid() throws IOException {
    byte[] zipped = gzip("{\"droplets\":[],\"meta\":{\"total\":0}}");
    assertInvalid(
        wire -> {
          wire.send(HEAD + "Content-Encoding: gzip\r\n\r\n");
          wire.send(Arrays.copyOf(zipped, zipped.length - 12));
          wire.hangUp();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "\r\n\r\n", "<html></html>"})
  void anAnswerThatIsNoHttpIsInvalid(String answer) throws IOException {
    serve(WireServer.raw(answer));
    assertThrows(InvalidAnswerException.class, this::account);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "42",
        "\"droplets\"",
        "[]",
        "{",
        "{\"droplets\"",
        "{\"droplets\":[]",
        "{\"droplets\":[]} trailing",
        "{\"droplets\":[]}}",
        "{\"droplets\":[],}",
        "{'droplets':[]}",
        "{\"droplets\":[{\"id\":1},]}",
        "{\"droplets\":[{\"name\":\"\\ud83d\\u\"}]}",
        "{\"droplets\":[]}{\"droplets\":[]}",
        "<!DOCTYPE html><title>Just a moment...</title>"
      })
  void whatIsNotOneJsonObjectIsInvalid(String body) throws IOException {
    assertInvalid(WireServer.json(200, body));
  }

  /** The parser's own skipping went round for ever on these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"skipped\":{",
        "{\"skipped\":{\"a\":{\"b\":[",
        "{\"skipped\":[[[{\"a\":1",
        "{\"droplets\":[{\"id\":1,\"region\":{\"sizes\":[\"s-1vcpu-1gb\",",
        "{\"droplets\":[{\"id\":1,\"size\":{\"regions\":{\"a\":"
      })
  void aTextCutOffInsideWhatIsSkippedEndsTheReading(String body) throws IOException {
    assertInvalid(WireServer.json(200, body));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 900})
  void unneededFieldsAreSkippedHoweverDeep(int depth) throws Exception {
    String deep = "{\"a\":[".repeat(depth / 2 + 1) + "1" + "]}".repeat(depth / 2 + 1);
    String body =
        """
        {"before": %1$s,
         "droplets": [{"before": %1$s, "id": 7, "after": %1$s, "networks": {"other": %1$s}}],
         "links": {"other": %1$s},
         "meta": {"other": %1$s, "total": 1},
         "after": %1$s}
        """
            .formatted(deep);
    serve(WireServer.json(200, body));
    DropletPage page = droplets();
    assertEquals(7, page.droplets().get(0).id());
    assertEquals(1, page.total().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"200, InvalidAnswerException", "500, ApiException"})
  void absurdDepthIsSurvived(int status, String exception) throws IOException {
    String body = "{\"a\":" + "[".repeat(500_000);
    serve(WireServer.json(status, body));
    DigitalOceanException e = assertThrows(DigitalOceanException.class, this::droplets);
    assertEquals(exception, e.getClass().getSimpleName());
  }

  @Test
  void twoHundredDropletsAreRead() throws Exception {
    TokenSet tokens = connect(Team.BIG_FLEET);
    DropletPage page =
        client.droplets(tokens.accessToken(), DropletQuery.all(DropletType.DROPLETS));
    assertEquals(200, page.droplets().size());
    assertEquals(200, page.droplets().stream().map(Droplet::id).distinct().count());
    assertEquals(1234, page.total().orElseThrow());
    assertTrue(page.hasMore());
  }

  private void assertInvalid(WireServer.Script script) throws IOException {
    serve(script);
    InvalidAnswerException e = assertThrows(InvalidAnswerException.class, this::droplets);
    assertEquals(200, e.status());
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return zipped.toByteArray();
  }
}
