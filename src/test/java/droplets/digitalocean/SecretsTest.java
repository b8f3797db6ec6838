package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Sandbox;
import droplets.sandbox.Team;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is in a URL, an observation, a text form, an exception or the log. */
@Isolated("reads the log of the whole JVM")
class SecretsTest extends WithClient {

  private static final Pattern LOG_LINE =
      Pattern.compile(
          "operation=(exchange|refresh|revoke|account|droplets|droplet)"
              + " status=([0-9]{3}|timeout|unreachable|no-answer) ms=[0-9]+ request_id=[A-Za-z0-9._:-]*( reason=[a-z_]+)?");

  private final Queue<RecordedCall> observed = new ConcurrentLinkedQueue<>();
  private final List<String> secrets = new ArrayList<>();

  /** Everything the client can do, and much of what can go wrong. */
  private List<ReceivedRequest> useEverything() throws Exception {
    try (Sandbox sandbox = Clients.sandbox();
        DigitalOceanClient plain = Clients.of(sandbox)) {
      DigitalOceanClient client = plain.observedBy(observed::add);
      AuthorizationRequest attempt = client.authorizationRequest("");
      String code = Clients.approve(sandbox, attempt, Team.ACME);
      TokenSet first = client.exchange(code, attempt.codeVerifier());
      TokenSet tokens = client.refresh(first);
      client.account(tokens.accessToken());
      DropletPage page = client.droplets(tokens.accessToken(), Clients.firstPage());
      client.droplet(tokens.accessToken(), page.droplets().get(0).id());
      client.forEachDroplet(tokens.accessToken(), droplet -> {});
      for (Fault fault :
          List.of(Fault.DROPLETS_401, Fault.RATE_LIMITED, Fault.DROPLETS_HTML, Fault.SENSELESS)) {
        sandbox.failNext(RequestKind.DROPLETS, fault);
        assertThrows(
            DigitalOceanException.class,
            () -> client.droplets(tokens.accessToken(), Clients.firstPage()));
      }
      sandbox.failNext(RequestKind.REFRESH, Fault.SENSELESS);
      assertThrows(InvalidAnswerException.class, () -> client.refresh(tokens));
      assertThrows(OAuthException.class, () -> client.refresh(first));
      assertThrows(OAuthException.class, () -> client.exchange(code, attempt.codeVerifier()));
      AuthorizationRequest second = client.authorizationRequest("");
      TokenSet last =
          client.exchange(Clients.approve(sandbox, second, Team.ACME), second.codeVerifier());
      client.revoke(last, Duration.ofSeconds(20));

      secrets.addAll(sandbox.issuedSecrets());
      secrets.add(sandbox.clientSecret());
      secrets.add(attempt.codeVerifier());
      secrets.add(attempt.state());
      secrets.add(second.codeVerifier());
      assertTrue(secrets.size() > 8, "there is something to look for");
      return sandbox.requests();
    }
  }

  @Test
  void noSecretIsInAUrl() throws Exception {
    List<ReceivedRequest> requests = useEverything();
    assertTrue(requests.size() > 12);
    for (ReceivedRequest request : requests) {
      assertNoSecret(request.path() + "?" + request.rawQuery());
      request.headers().entrySet().stream()
          .filter(header -> !header.getKey().equalsIgnoreCase("Authorization"))
          .forEach(header -> assertNoSecret(header.getValue().toString()));
    }
  }

  @Test
  void noObservationHoldsASecret() throws Exception {
    useEverything();
    assertTrue(observed.size() > 12);
    for (RecordedCall call : observed) {
      assertNoSecret(call.toString());
      assertNoSecret(call.method() + call.uri());
      call.headers().forEach(header -> assertNoSecret(header.toString()));
      call.form().forEach(parameter -> assertNoSecret(parameter.toString()));
      call.answerHeaders().forEach(header -> assertNoSecret(header.toString()));
      call.answer().forEach(field -> assertNoSecret(field.toString()));
      call.failure().ifPresent(failure -> assertNoSecret(trace(failure)));
    }
  }

  @Test
  void anObservationShowsTheRequestWithNamesForItsSecrets() throws Exception {
    useEverything();
    List<RecordedCall> all = List.copyOf(observed);
    RecordedCall exchange = all.get(0);
    RecordedCall refresh = all.get(1);
    RecordedCall account = all.get(2);
    RecordedCall droplets = all.get(3);
    RecordedCall revoke = all.get(all.size() - 1);
    assertEquals("POST", exchange.method());
    assertEquals(
        List.of(
            "grant_type=authorization_code",
            "code=$CODE",
            "redirect_uri=" + Clients.REDIRECT_URI,
            "code_verifier=$CODE_VERIFIER",
            "client_secret=$CLIENT_SECRET"),
        texts(exchange.form()).stream().filter(text -> !text.startsWith("client_id=")).toList());
    assertEquals(
        List.of("access_token=$ACCESS_TOKEN", "token_type=bearer", "expires_in=2592000"),
        texts(exchange.answer()).subList(0, 3));
    assertTrue(texts(exchange.answer()).contains("refresh_token=$REFRESH_TOKEN"));
    assertTrue(texts(refresh.form()).contains("refresh_token=$REFRESH_TOKEN"));
    assertTrue(texts(account.headers()).contains("Authorization=Bearer $ACCESS_TOKEN"));
    assertEquals(List.of("droplets=[20 Droplets]", "meta.total=40"), texts(droplets.answer()));
    assertEquals(List.of("token=$ACCESS_TOKEN"), texts(revoke.form()));
    assertEquals(200, droplets.status());
    assertEquals(Optional.empty(), droplets.failure());
  }

  @Test
  void anObservationOfAFailureHoldsItsReason() throws Exception {
    serve(WireServer.json(403, "{}", "x-request-id: req-1"));
    client = client.observedBy(observed::add);
    ApiException e = assertThrows(ApiException.class, this::account);
    RecordedCall call = observed.remove();
    assertEquals(403, call.status());
    assertEquals(Optional.of(e), call.failure());
    assertTrue(texts(call.answerHeaders()).contains("x-request-id=req-1"));
    assertEquals(List.of(), call.answer());
    assertEquals(Clients.NOW, call.startedAt());
  }

  @Test
  void noAnswerHeaderIsShownThatCouldHoldAnything() throws Exception {
    try (WireServer server =
            WireServer.start(
                WireServer.json(
                    200,
                    "{\"account\":{}}",
                    "Content-Type: text/html; charset=<b>",
                    "Set-Cookie: session=fake-secret",
                    "x-request-id: <b>",
                    "ratelimit-limit: <b>",
                    "retry-after: fake-secret",
                    "Location: http://127.0.0.1/?token=fake-secret"));
        DigitalOceanClient client = Clients.of(server).observedBy(observed::add)) {
      client.account(Clients.ACCESS_TOKEN);
      assertEquals(List.of(), observed.remove().answerHeaders());
    }
  }

  @Test
  void noTextFormTellsASecret() {
    OAuthApplication application = Clients.CONFIDENTIAL;
    TokenSet tokens = Clients.tokens();
    AuthorizationRequest attempt;
    try (DigitalOceanClient client =
        Clients.of(URI.create("http://127.0.0.1:9"), application, Clients.AMPLE)) {
      attempt = client.authorizationRequest("");
      secrets.add(attempt.state());
      secrets.add(attempt.codeVerifier());
      assertNoSecret(client.toString());
    }
    Request.Parameter parameter = Request.Parameter.secret("code", Clients.CODE, "$CODE");
    Request request =
        new Request(
            droplets.digitalocean.Operation.EXCHANGE,
            attempt.uri(),
            Clients.ACCESS_TOKEN,
            List.of(parameter),
            Duration.ofSeconds(1));
    TokenAnswer answer =
        new TokenAnswer(
            Clients.ACCESS_TOKEN, Clients.REFRESH_TOKEN, "", "", 1, "read", Clients.PERSON, "", "");
    secrets.addAll(
        List.of(
            application.clientSecret(), Clients.ACCESS_TOKEN, Clients.REFRESH_TOKEN, Clients.CODE));
    for (Object holder : List.of(application, tokens, attempt, parameter, request, answer)) {
      assertNoSecret(holder.toString());
    }
    assertFalse(tokens.toString().contains(Clients.PERSON.email()), "nor the person");
    assertFalse(attempt.shownUri().contains(attempt.state()));
  }

  /** A parser may tell where it stopped, but not what it read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\": \"doo_v1_fake-access-token\", \"refresh_token\": dor_v1_fake",
        "{\"access_token\": \"doo_v1_fake-access-token\"} doo_v1_fake-access-token",
        "{\"access_token\": doo_v1_fake-access-token}",
        "{\"access_token\": \"doo_v1_fake-access-token",
        "doo_v1_fake-access-token",
        "{\"doo_v1_fake-access-token\"}",
        "{\"access_token\": \"doo_v1_fake-access-token\", \"token_type\": \"mac\"}",
        "{\"access_token\": \"doo_v1_fake-access-token \\u0000\"}",
        "{\"error\": \"doo_v1_fake-access-token\"}"
      })
  void noExceptionTellsASecretOfTheAnswer(String body) throws Exception {
    secrets.add(Clients.ACCESS_TOKEN);
    secrets.add("dor_v1_fake");
    serve(WireServer.json(200, body));
    assertNoSecret(trace(assertThrows(DigitalOceanException.class, this::exchange)));
  }

  /** As one read from a file with the line's end. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\nX-Other: header", "\u0000", "é"})
  void aTokenThatFitsNoHeaderIsNotToldEither(String end) throws Exception {
    secrets.add(Clients.ACCESS_TOKEN);
    serve(WireServer.json(200, "{\"account\":{}}"));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> client.account(Clients.ACCESS_TOKEN + end));
    assertNoSecret(trace(e));
    assertEquals(0, server.connections());
  }

  @Test
  void everyCallIsLoggedWithoutASecret() throws Exception {
    try (LogOfThread log = new LogOfThread()) {
      useEverything();
      assertEquals(observed.size(), log.lines.size(), "one line a call");
      for (LogRecord line : log.lines) {
        assertTrue(LOG_LINE.matcher(line.getMessage()).matches(), line.getMessage());
        assertNoSecret(line.getMessage());
        assertEquals(null, line.getThrown());
      }
    }
  }

  @Test
  void aLogLineNamesOperationStatusTimeAndRequest() throws Exception {
    try (LogOfThread log = new LogOfThread();
        WireServer server =
            WireServer.start(
                WireServer.json(404, "{}", "x-request-id: req-1"),
                WireServer.json(200, "{\"droplets\":[]}", "x-request-id: a b status=500"),
                WireServer.Wire::hangUp,
                WireServer.json(200, "{\"droplets\":[]}", "x-request-id: req-4"));
        DigitalOceanClient client = Clients.of(server)) {
      assertThrows(ApiException.class, () -> client.droplet(Clients.ACCESS_TOKEN, 7));
      client.droplets(Clients.ACCESS_TOKEN, Clients.firstPage());
      assertThrows(InvalidAnswerException.class, () -> client.refresh(Clients.tokens()));
      client
          .calledFor("our-7")
          .observedBy(observed::add)
          .droplets(Clients.ACCESS_TOKEN, Clients.firstPage());
      assertEquals(
          List.of(
              "operation=droplet status=404 ms=N request_id=req-1 reason=not_found",
              "operation=droplets status=200 ms=N request_id=",
              "operation=refresh status=no-answer ms=N request_id= reason=closed",
              "operation=droplets status=200 ms=N request_id=req-4 for_request=our-7"),
          log.lines.stream().map(l -> l.getMessage().replaceAll("ms=[0-9]+", "ms=N")).toList());
    }
  }

  @Test
  void aLogLineTellsWhyThereWasNoAnswer() throws Exception {
    Limits limits =
        new Limits(Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofSeconds(20));
    try (LogOfThread log = new LogOfThread();
        WireServer server = WireServer.start(WireServer.Wire::stall)) {
      DigitalOceanClient client = Clients.of(server, limits);
      assertThrows(UnreachableException.class, () -> client.account(Clients.ACCESS_TOKEN));
      client.close();
      assertThrows(UnreachableException.class, () -> client.account(Clients.ACCESS_TOKEN));
      assertEquals(
          List.of("status=timeout", "status=unreachable"),
          log.lines.stream().map(line -> line.getMessage().split(" ")[1]).toList());
    }
  }

  /** What the client logs in this thread. Calls that other tests gave up log in theirs. */
  private static final class LogOfThread extends Handler implements AutoCloseable {

    final List<LogRecord> lines = new ArrayList<>();
    private final Thread thread = Thread.currentThread();
    private final Logger logger = Logger.getLogger(DigitalOceanClient.class.getName());

    LogOfThread() {
      logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
      if (Thread.currentThread() == thread) {
        lines.add(line);
      }
    }

    @Override
    public void flush() {
      // Nothing is kept back.
    }

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }

  private void assertNoSecret(String text) {
    for (String secret : secrets) {
      assertFalse(text.contains(secret), () -> "a secret in " + text);
      String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
      assertFalse(text.contains(encoded), () -> "a secret in " + text);
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static List<String> texts(List<NamedValue> values) {
    return values.stream().map(value -> value.name() + "=" + value.value()).toList();
  }
}
