package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.Limits;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.web.page.QueryParameters;
import droplets.web.testing.Task;
import droplets.web.testing.TestApplication;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlowRecorderTest {
  private static final DropletQuery ALL = DropletQuery.all(DropletType.DROPLETS);

  private final FlowRecorder recorder = new FlowRecorder();
  private final List<String> secrets = new ArrayList<>();
  @AutoClose private final TestApplication parts = TestApplication.start();
  private final DigitalOceanClient client = parts.client.observedBy(recorder);

  private TokenSet signIn() throws Exception {
    AuthorizationRequest asked = client.authorizationRequest("");
    String callback = parts.sandbox.approve(asked.uri().toString());
    secrets.add(asked.state());
    secrets.add(asked.codeVerifier());
    QueryParameters query = QueryParameters.parse(URI.create(callback).getRawQuery()).orElseThrow();
    return client.exchange(query.get("code"), asked.codeVerifier());
  }

  private FlowStepModel shown(FlowStep step) {
    return FlowStepModel.of(step, RealValues.NONE, List.of(step), parts.clock.instant());
  }

  private FlowStepModel shown(int index) {
    return shown(recorder.steps().get(index));
  }

  private static List<String> texts(List<FlowRow> rows) {
    return rows.stream()
        .map(
            row ->
                row.name() + "=" + row.before() + (row.value() == null ? "" : row.value().mark()))
        .toList();
  }

  private void assertNoSecret() {
    secrets.addAll(parts.sandbox.issuedSecrets());
    // Not even the beginning of one, past what all of its kind begin with.
    List<String> beginnings = new ArrayList<>(List.of("sandbox-client-secret"));
    assertTrue(parts.sandbox.clientSecret().startsWith(beginnings.get(0)));
    secrets.forEach(secret -> beginnings.add(secret.substring(0, 14)));
    for (String beginning : beginnings) {
      for (FlowStep step : recorder.steps()) {
        assertFalse(step.toString().contains(beginning), step.kind()::toString);
        assertFalse(shown(step).toString().contains(beginning), step.kind()::toString);
      }
    }
  }

  @Test
  void everyStepIsThereInOrderWithoutASecret() throws Exception {
    TokenSet tokens = client.refresh(signIn());
    client.account(tokens.accessToken());
    client.droplets(tokens.accessToken(), ALL);
    client.revoke(tokens, Duration.ofSeconds(3));

    assertEquals(
        List.of(FlowKind.TOKEN, FlowKind.REFRESH, FlowKind.ACCOUNT, FlowKind.LIST, FlowKind.REVOKE),
        recorder.steps().stream().map(FlowStep::kind).toList());
    assertTrue(recorder.steps().stream().allMatch(step -> shown(step).isGood()));
    assertNoSecret();
  }

  @Test
  void aStepTellsTheRequestTheCommandAndTheAnswer() throws Exception {
    signIn();
    FlowStepModel step = shown(0);

    assertEquals("POST " + parts.sandbox.oauthUrl() + "/token", step.line());
    assertEquals(
        List.of(
            "Accept=application/json",
            "Content-Type=application/x-www-form-urlencoded",
            "grant_type=authorization_code",
            "code=$CODE",
            "redirect_uri=" + TestApplication.REDIRECT_URI,
            "code_verifier=$CODE_VERIFIER",
            "client_id=" + parts.sandbox.clientId(),
            "client_secret=$CLIENT_SECRET"),
        texts(step.request()));
    assertTrue(step.curl().contains("--data-urlencode \"code_verifier=$CODE_VERIFIER\""));
    assertEquals(200, step.status());
    assertTrue(texts(step.answer()).contains("access_token=$ACCESS_TOKEN"));
    assertTrue(texts(step.answer()).contains("refresh_token=$REFRESH_TOKEN"));
    assertTrue(step.request().stream().allMatch(row -> row.real().isEmpty()));
    step.rows().forEach(row -> assertNotEquals("", row.meaning(), row::name));
    String text = PlainTextFlow.of(recorder.steps());
    assertTrue(text.contains("> POST /v1/oauth/token HTTP/1.1\n> Host: 127.0.0.1:"), text);
    assertTrue(text.contains(">\n> grant_type=authorization_code\n> &code=$CODE\n"), text);
    assertTrue(text.contains("< HTTP/1.1 200\n"), text);
    assertEquals(parts.clock.instant(), recorder.steps().get(0).at());
  }

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_401, 401, API_ERROR, Refused: the API does not accept the access token.",
    "DROPLETS_403, 403, API_ERROR, DigitalOcean answered with an error: forbidden.",
    "DROPLETS_500, 500, API_ERROR, DigitalOcean answered with an error: server_error.",
    "DROPLETS_HTML, 502, API_ERROR, DigitalOcean answered with an error.",
    "DROPLETS_HTML_200, 200, NOT_UNDERSTOOD, The answer was not understood: it makes no sense.",
    "SENSELESS, 200, NOT_UNDERSTOOD, The answer was not understood: it makes no sense.",
    "EMPTY, 200, NOT_UNDERSTOOD, The answer was not understood: it makes no sense.",
    "DROPLETS_CUT_OFF, 200, CUT_OFF, The answer was cut off: it ended before it was whole.",
    "OVERSIZED, 200, TOO_LONG, The answer was too long to be a good one.",
    "REDIRECT, 307, UNEXPECTED_STATUS, 'The status 307 makes no sense here: redirects are not followed.'"
  })
  void aFailureIsToldByItsCodeAtMostAndIsNotGood(
      Fault fault, int status, FlowStep.Failure failure, String told) throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.failNext(RequestKind.DROPLETS, fault);
    assertThrows(DigitalOceanException.class, () -> client.droplets(tokens.accessToken(), ALL));

    assertEquals(failure, recorder.steps().get(1).failure());
    FlowStepModel step = shown(1);
    assertEquals(status, step.status());
    assertFalse(step.isGood());
    assertEquals(told, step.failure());
    assertTrue(texts(step.answer()).stream().noneMatch(text -> text.contains("<")));
  }

  @Test
  void aRefusedTokenRequestIsToldByItsError() throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.change(options -> options.oauthErrorStatus(400));
    parts.sandbox.failNext(RequestKind.REFRESH, Fault.TOKEN_REFUSED);
    assertThrows(DigitalOceanException.class, () -> client.refresh(tokens));

    assertEquals(FlowStep.Failure.OAUTH_ERROR, recorder.steps().get(1).failure());
    assertEquals(400, shown(1).status());
    assertEquals(
        "Refused: invalid_grant. The refresh token was used before, has expired or was revoked, so"
            + " you have to connect again.",
        shown(1).failure());
  }

  @Test
  void whereNoAnswerCameThatIsTold() throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.failNext(RequestKind.REVOKE, Fault.DROPPED);
    assertThrows(DigitalOceanException.class, () -> client.revoke(tokens, Duration.ofSeconds(3)));
    assertEquals("The connection ended without an answer.", shown(1).failure());
    assertFalse(shown(1).isGood());

    parts.sandbox.holdNext(RequestKind.REVOKE);
    DigitalOceanClient hasty =
        parts.client(parts.endpoints, TestApplication.NO_PATIENCE).observedBy(recorder);
    assertThrows(DigitalOceanException.class, () -> hasty.revoke(tokens, Duration.ofSeconds(3)));
    assertEquals("No answer within the time limit.", shown(2).failure());
    assertFalse(shown(2).isGood());

    DigitalOceanClient offline =
        parts.client(parts.endpoints(parts.refusingOrigin()), Limits.DEFAULT).observedBy(recorder);
    assertThrows(DigitalOceanException.class, () -> offline.revoke(tokens, Duration.ofSeconds(3)));
    assertEquals("No connection: nothing was sent.", shown(3).failure());
    assertEquals(0, shown(3).status());
    assertFalse(shown(3).isGood());
    assertNoSecret();
  }

  /** Neither has a status, but they are not the same. */
  @ParameterizedTest
  @CsvSource({"'', NO_ANSWER", "'This is not HTTP\n\n', NOT_UNDERSTOOD"})
  void anAnswerThatIsNotHttpIsNotTakenForNoAnswer(String answer, FlowStep.Failure failure)
      throws Exception {
    TokenSet tokens = parts.tokens(Team.ACME);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Task<Void> answering =
          Task.start(
              () -> {
                try (Socket socket = server.accept()) {
                  // The form is the token, which is a header too.
                  String request = "";
                  while (!request.contains("\r\n\r\n") || !request.endsWith(tokens.accessToken())) {
                    request += (char) socket.getInputStream().read();
                  }
                  socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
                return null;
              });
      DigitalOceanClient other =
          parts
              .client(parts.endpoints("http://127.0.0.1:" + server.getLocalPort()), Limits.DEFAULT)
              .observedBy(recorder);
      assertThrows(DigitalOceanException.class, () -> other.revoke(tokens, Duration.ofSeconds(3)));
      answering.result();
    }
    assertEquals(failure, recorder.steps().get(0).failure());
    assertEquals(0, recorder.steps().get(0).answer().status());
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN_REFUSED", "SENSELESS", "DROPLETS_CUT_OFF", "RATE_LIMITED"})
  void aFailedRefreshTellsNoSecretEither(Fault fault) throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.change(options -> options.oauthErrorStatus(400));
    parts.sandbox.failNext(RequestKind.REFRESH, fault);
    assertThrows(DigitalOceanException.class, () -> client.refresh(tokens));

    assertEquals(FlowKind.REFRESH, recorder.steps().get(1).kind());
    assertNoSecret();
  }

  @Test
  void theTimesOfAllCallsAreAddedUp() throws Exception {
    assertEquals(Duration.ZERO, recorder.total());
    TokenSet tokens = signIn();
    Duration one = recorder.total();
    client.account(tokens.accessToken());

    assertTrue(one.compareTo(Duration.ZERO) > 0);
    assertTrue(recorder.total().compareTo(one) > 0);
  }
}
