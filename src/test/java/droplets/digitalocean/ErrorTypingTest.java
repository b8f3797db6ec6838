package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which exception comes of which answer, and what it tells. */
class ErrorTypingTest extends WithClient {

  @ParameterizedTest
  @CsvSource({
    "204, InvalidAnswerException",
    "302, InvalidAnswerException",
    "304, InvalidAnswerException",
    "400, ApiException",
    "401, ApiException",
    "403, ApiException",
    "404, ApiException",
    "410, ApiException",
    "418, ApiException",
    "422, ApiException",
    "429, ApiException",
    "500, ApiException",
    "502, ApiException",
    "503, ApiException",
    "524, ApiException"
  })
  void theApiAnswers(int status, String exception) throws IOException {
    serve(WireServer.json(status, ""));
    DigitalOceanException e = assertThrows(DigitalOceanException.class, this::droplets);
    assertEquals(exception, e.getClass().getSimpleName());
    assertEquals(status, e.status());
    assertTrue(e.mayHaveBeenReceived());
    assertTrue(e.getMessage().startsWith("GET /v2/droplets "), e.getMessage());
    assertTrue(e.getMessage().contains(Integer.toString(status)), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "307, InvalidAnswerException",
    "400, OAuthException",
    "401, OAuthException",
    "403, OAuthException",
    "404, OAuthException",
    "422, OAuthException",
    "429, ApiException",
    "500, ApiException",
    "502, ApiException",
    "503, ApiException"
  })
  void theTokenEndpointAnswers(int status, String exception) throws IOException {
    serve(WireServer.json(status, "{}"));
    List<DigitalOceanException> all = new ArrayList<>();
    all.add(assertThrows(DigitalOceanException.class, this::exchange));
    all.add(assertThrows(DigitalOceanException.class, () -> client.refresh(Clients.tokens())));
    all.add(
        assertThrows(
            DigitalOceanException.class,
            () -> client.revoke(Clients.tokens(), Duration.ofSeconds(20))));
    for (DigitalOceanException e : all) {
      assertEquals(exception, e.getClass().getSimpleName());
      assertEquals(status, e.status());
      assertTrue(e.getMessage().startsWith("POST /v1/oauth/"), e.getMessage());
      assertTrue(e.getMessage().contains(Integer.toString(status)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Access denied", "<html>Access denied</html>"})
  void whatStandsBeforeTheTokenEndpointIsNotTheAuthorizationServer(String body) throws IOException {
    serve(WireServer.json(403, body));
    ApiException exchange = assertThrows(ApiException.class, this::exchange);
    ApiException refresh = assertThrows(ApiException.class, () -> client.refresh(Clients.tokens()));
    assertEquals(FailureReason.BLOCKED, exchange.reason());
    assertEquals(FailureReason.BLOCKED, refresh.reason());
  }

  @Test
  void theApisOwnWordsAreKept() throws IOException {
    ApiException e =
        apiError(
            WireServer.json(
                403,
                """
                {"id": "forbidden", "message": "You do not have permission.", "more": [1]}
                """));
    assertEquals("forbidden", e.id());
    assertEquals("You do not have permission.", e.description());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Unable to authenticate you",
        "<html><h1>Bad gateway</h1></html>",
        "null",
        "[]",
        "[{\"id\": \"forbidden\"}]",
        "42",
        "{",
        "{}",
        "{\"id\": null, \"message\": null}",
        "{\"id\": {}, \"message\": {\"text\": \"an object, once\"}}",
        "{\"error\": \"invalid_token\"}"
      })
  void aBodyOfAnyOtherKindIsAnErrorAllTheSame(String body) throws IOException {
    ApiException e = apiError(WireServer.json(401, body));
    assertEquals(401, e.status());
    assertEquals("", e.id());
    assertEquals("", e.description());
  }

  @ParameterizedTest
  @CsvSource({
    "from-header, from-body, from-header",
    "'', from-body, from-body",
    "from-header, '', from-header",
    "'', '', ''",
    "<script>, from-body, from-body",
    "'', two words, ''",
    "'', <script>, ''"
  })
  void theRequestIdComesFromHeaderOrBody(String header, String body, String expected)
      throws IOException {
    ApiException e =
        apiError(
            WireServer.json(
                500,
                "{\"id\": \"server_error\", \"request_id\": \"" + body + "\"}",
                "X-Request-ID: " + header));
    assertEquals(expected, e.requestId());
  }

  /** It is 12:00:00, which is 1768478400. */
  @ParameterizedTest
  @CsvSource({
    "429, 30, '', 30",
    "429, 30, 1768479000, 30",
    "429, 0, '', 1",
    "429, '', 1768479000, 600",
    "429, '', 1768478401, 1",
    "429, '', 1768478400, 1",
    "429, '', 1768400000, 1",
    "429, '', 1768478399, 1",
    "429, '', 1768482000, 3600",
    "429, '', 1768482001, 3600",
    "429, '', 99999999999, 3600",
    "429, '', '', 60",
    "429, soon, never, 60",
    "429, -5, -5, 60",
    "429, 1.5, '', 60",
    "429, 'Thu, 15 Jan 2026 12:00:30 GMT', '', 30",
    "429, 'Thu, 15 Jan 2026 11:00:00 GMT', '', 1",
    "429, 'Thu, 15 Jan 2026 23:00:00 GMT', '', 3600",
    "429, 'Thursday, 15-Jan-26 12:00:30 GMT', '', 30",
    "429, 'Thu Jan 15 12:00:30 2026', '', 30",
    "429, 'Sunday, 15-Jan-95 12:00:30 GMT', '', 1",
    "429, 7200, '', 3600",
    "429, 1768479000, 1768478700, 300",
    "429, 999999999999, '', 60",
    "503, 120, '', 120",
    "503, 1768479000, '', ",
    "503, '', 1768479000, ",
    "500, '', '', "
  })
  void howLongToWait(int status, String retryAfter, String reset, Long seconds) throws IOException {
    ApiException e =
        apiError(
            WireServer.json(
                status, "{}", "Retry-After: " + retryAfter, "ratelimit-reset: " + reset));
    assertEquals(Optional.ofNullable(seconds).map(Duration::ofSeconds), e.retryAfter());
  }

  @Test
  void ofAHeaderThatComesTwiceTheFirstCounts() throws IOException {
    ApiException e = apiError(WireServer.json(429, "{}", "Retry-After: 7", "Retry-After: 9"));
    assertEquals(Optional.of(Duration.ofSeconds(7)), e.retryAfter());
  }

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_401, 401, false",
    "DROPLETS_403, 403, false",
    "DROPLETS_500, 500, false",
    "DROPLETS_HTML, 502, false",
    "RATE_LIMITED, 429, true"
  })
  void theSandboxAnswers(Fault fault, int status, boolean wait) throws Exception {
    TokenSet tokens = connect(Team.ACME);
    sandbox.clearRequests();
    sandbox.failNext(RequestKind.DROPLETS, fault);
    ApiException e =
        assertThrows(
            ApiException.class, () -> client.droplets(tokens.accessToken(), Clients.firstPage()));
    assertEquals(status, e.status());
    assertEquals(wait, e.retryAfter().isPresent());
    assertEquals(sandbox.requests().get(0).requestId(), e.requestId());
  }

  @Test
  void anAnswerThatMakesNoSenseNamesTheRequest() throws IOException {
    serve(WireServer.json(200, "x", "x-request-id: req-7"));
    InvalidAnswerException e = assertThrows(InvalidAnswerException.class, this::account);
    assertEquals("req-7", e.requestId());
  }

  @Test
  void anAnswerCutOffNamesTheRequest() throws IOException {
    String answer =
        "HTTP/1.1 200 OK\r\nx-request-id: req-8\r\nContent-Length: 1000\r\n\r\n{\"account\":{}}";
    serve(WireServer.raw(answer));
    InvalidAnswerException e = assertThrows(InvalidAnswerException.class, this::account);
    assertEquals("req-8", e.requestId());
  }

  @Test
  void noMessageHoldsAQueryOrABody() throws IOException {
    String foreign = "foreign text";
    String body =
        """
        {"error": "foreign text", "error_description": "foreign text", "id": "foreign text",
         "message": "foreign text"}
        """;
    DropletQuery query = new DropletQuery(DropletType.DROPLETS, "secret-name", "", 1, 20);
    for (int status : new int[] {200, 302, 400, 401, 429, 500}) {
      serve(WireServer.json(status, body));
      for (DigitalOceanException e :
          List.of(
              assertThrows(
                  DigitalOceanException.class, () -> client.droplets(Clients.ACCESS_TOKEN, query)),
              assertThrows(DigitalOceanException.class, this::exchange))) {
        assertFalse(e.getMessage().contains(foreign), e.getMessage());
        assertFalse(e.getMessage().contains("secret-name"), e.getMessage());
        assertFalse(e.getMessage().contains("?"), e.getMessage());
      }
    }
  }

  private ApiException apiError(WireServer.Script script) throws IOException {
    serve(script);
    return assertThrows(ApiException.class, this::account);
  }
}
