package droplets.web.page;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.Endpoints;
import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.web.testing.Browser;
import droplets.web.testing.Task;
import droplets.web.testing.TestApplication;
import droplets.web.testing.Visit;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPageTest {
  private static final DropletQuery ALL = DropletQuery.all(DropletType.DROPLETS);

  @AutoClose private final TestApplication parts = TestApplication.start();

  private static ErrorPage page(DigitalOceanClient client, String token) {
    return FailedCallPage.of(
        assertThrows(DigitalOceanException.class, () -> client.droplets(token, ALL)), "fake:scope");
  }

  private ErrorPage page(Fault fault) throws Exception {
    String token = parts.tokens(Team.ACME).accessToken();
    // A GET whose connection broke is repeated by the JDK; two faults stand for one failure.
    parts.sandbox.failNext(RequestKind.DROPLETS, fault, fault == Fault.DROPPED ? 2 : 1);
    return page(parts.client, token);
  }

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_500, 502, true",
    "DROPLETS_HTML, 502, true",
    "DROPLETS_HTML_200, 502, true",
    "DROPLETS_CUT_OFF, 502, true",
    "DROPPED, 502, true",
    "REDIRECT, 502, true",
    "OVERSIZED, 502, true",
    "SENSELESS, 502, true",
    "EMPTY, 502, true",
    "DROPLETS_403, 403, false",
    "DROPLETS_429, 429, true"
  })
  void everyFailureHasItsStatusAndTellsWhetherTryingAgainHelps(
      Fault fault, int status, boolean canRetry) throws Exception {
    ErrorPage page = page(fault);

    assertEquals(status, page.status());
    assertEquals(canRetry, page.canRetry());
    assertEquals(status == 429 ? 30 : 0, page.retryAfter());
  }

  @Test
  void anAnswerWithAnother4xxIsA502() throws Exception {
    String token = parts.tokens(Team.ACME).accessToken();

    DigitalOceanException notFound =
        assertThrows(DigitalOceanException.class, () -> parts.client.droplet(token, 1));
    assertEquals(404, notFound.status());
    ErrorPage page = FailedCallPage.of(notFound, "");
    assertEquals(502, page.status());
    assertTrue(page.title().contains("(404)"));
  }

  @Test
  void noConnectionIsA503() throws Exception {
    URI refusing = URI.create(parts.refusingOrigin());
    ErrorPage page =
        page(
            parts.client(new Endpoints(refusing, refusing), TestApplication.LIMITS),
            "fake-access-token");

    assertEquals(503, page.status());
    assertEquals(30, page.retryAfter());
    assertTrue(page.canRetry());
    assertEquals("", page.requestId());
  }

  @Test
  void noTlsIsA503() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Task.start(
          () -> {
            try (Socket caller = plain.accept()) {
              caller.getOutputStream().write("HTTP/1.1 400 No TLS here\r\n\r\n".getBytes(US_ASCII));
              return caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
          });
      URI secure = URI.create("https://127.0.0.1:" + plain.getLocalPort());
      ErrorPage page =
          page(
              parts.client(new Endpoints(secure, secure), TestApplication.LIMITS),
              "fake-access-token");

      assertEquals(503, page.status());
      assertEquals(30, page.retryAfter());
    }
  }

  @Test
  void noAnswerWithinTheLimitIsA504() throws Exception {
    String token = parts.tokens(Team.ACME).accessToken();
    parts.sandbox.holdNext(RequestKind.DROPLETS);
    ErrorPage page = page(parts.client(parts.endpoints, TestApplication.NO_PATIENCE), token);

    assertEquals(504, page.status());
    assertEquals(0, page.retryAfter());
    assertTrue(page.canRetry());
  }

  @ParameterizedTest
  @CsvSource({
    "30, 600, 30, in 30 seconds",
    "0, 600, 1, in 1 second",
    "7200, 600, 3600, in 1 hour",
    ", 600, 600, in 10 minutes",
    ", 119, 119, in 119 seconds",
    ", 121, 121, in 3 minutes",
    ", -5, 1, in 1 second",
    ", 3601, 3600, in 1 hour",
    ", 18000, 3600, in 1 hour"
  })
  void a429SaysHowLongToWait(Integer retryAfter, long reset, long expected, String words)
      throws Exception {
    parts.sandbox.change(
        options ->
            options
                .retryAfter(Optional.ofNullable(retryAfter).map(Duration::ofSeconds))
                .rateLimitReset(Duration.ofSeconds(reset)));
    ErrorPage page = page(Fault.DROPLETS_429);

    assertEquals(429, page.status());
    assertEquals(expected, page.retryAfter());
    assertTrue(page.text().endsWith(" " + words + "."), page.text());
  }

  @Test
  void a403NamesTheScope() throws Exception {
    assertTrue(page(Fault.DROPLETS_403).text().contains("the scope fake:scope,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DROPLETS_403", "DROPLETS_429", "DROPLETS_500", "SENSELESS"})
  void theRequestIdIsQuoted(Fault fault) throws Exception {
    ErrorPage page = page(fault);

    assertEquals(parts.sandbox.requests(RequestKind.DROPLETS).get(0).requestId(), page.requestId());
  }

  @ParameterizedTest
  @CsvSource({
    "400, 400",
    "403, 403",
    "404, 404",
    "405, 405",
    "414, 414",
    "431, 431",
    "500, 500",
    "501, 501",
    "503, 503",
    "200, 500",
    "0, 500"
  })
  void anErrorOfOurOwnHasItsStatus(int status, int expected) {
    ErrorPage page = ErrorPage.of(status);

    assertEquals(expected, page.status());
    assertEquals(0, page.retryAfter());
    assertEquals("", page.requestId());
    assertTrue(page.text().endsWith("."));
  }

  @Test
  void retryAfterIsAHeaderToo() throws ServletException, IOException {
    Visit visit = new Browser().get(null);
    parts.views.error(visit.request(), visit.response(), ErrorPage.busy());
    assertEquals(503, visit.status());
    assertEquals("30", visit.header("Retry-After"));
    assertEquals(ErrorPage.busy(), visit.model(ErrorPage.class));

    Visit without = new Browser().get(null);
    parts.views.error(without.request(), without.response(), ErrorPage.of(404));
    assertEquals(404, without.status());
    assertNull(without.header("Retry-After"));
    assertFalse(without.frame().isConnected());
  }
}
