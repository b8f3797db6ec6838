package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import droplets.web.page.QueryParameters;
import droplets.web.testing.TestApplication;
import java.net.URI;
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

  private void assertNoSecret() {
    secrets.addAll(parts.sandbox.issuedSecrets());
    // Not even the beginning of one, past what all of its kind begin with.
    List<String> beginnings = new ArrayList<>(List.of("sandbox-client-secret"));
    assertTrue(parts.sandbox.clientSecret().startsWith(beginnings.get(0)));
    secrets.forEach(secret -> beginnings.add(secret.substring(0, 14)));
    for (String beginning : beginnings) {
      for (FlowStep step : recorder.steps()) {
        assertFalse(step.toString().contains(beginning), step.kind()::toString);
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
    assertTrue(recorder.steps().stream().allMatch(FlowStep::isSuccess));
    assertNoSecret();
  }

  @Test
  void aStepTellsTheMessageTheCommandAndTheAnswer() throws Exception {
    signIn();
    FlowStep step = recorder.steps().get(0);

    assertTrue(step.message().startsWith("POST /v1/oauth/token HTTP/1.1\nHost: 127.0.0.1:"));
    assertTrue(step.message().contains("\n\ngrant_type=authorization_code\n&code=$CODE\n"));
    assertTrue(step.message().contains("&client_secret=$CLIENT_SECRET"));
    assertTrue(step.curl().contains("--data-urlencode \"code_verifier=$CODE_VERIFIER\""));
    assertTrue(step.answer().startsWith("HTTP/1.1 200\n"));
    assertTrue(step.answer().contains("access_token: $ACCESS_TOKEN\n"));
    assertTrue(step.answer().contains("refresh_token: $REFRESH_TOKEN"));
    assertEquals(parts.clock.instant(), step.at());
  }

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_403, 403, 'id: '",
    "DROPLETS_500, 500, 'id: '",
    "DROPLETS_HTML_200, 200, An answer that makes no sense",
    "SENSELESS, 200, An answer that makes no sense",
    "DROPLETS_HTML, 502, HTTP/1.1 502"
  })
  void aRefusalIsToldByItsCodeAtMost(Fault fault, int status, String told) throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.failNext(RequestKind.DROPLETS, fault);
    assertThrows(DigitalOceanException.class, () -> client.droplets(tokens.accessToken(), ALL));

    FlowStep step = recorder.steps().get(1);
    assertEquals(status, step.status());
    assertEquals(status == 200, step.isSuccess());
    assertTrue(step.answer().contains(told), step::answer);
    assertFalse(step.answer().contains("<"), step::answer);
  }

  @Test
  void whereNoAnswerCameThatIsTold() throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.failNext(RequestKind.REVOKE, Fault.DROPPED);
    assertThrows(DigitalOceanException.class, () -> client.revoke(tokens, Duration.ofSeconds(3)));
    assertEquals("The connection ended without an answer", recorder.steps().get(1).answer());

    parts.sandbox.holdNext(RequestKind.REVOKE);
    DigitalOceanClient hasty =
        parts.client(parts.endpoints, TestApplication.NO_PATIENCE).observedBy(recorder);
    assertThrows(DigitalOceanException.class, () -> hasty.revoke(tokens, Duration.ofSeconds(3)));
    assertEquals("No answer within the time limit", recorder.steps().get(2).answer());

    DigitalOceanClient offline =
        parts.client(parts.endpoints(parts.refusingOrigin()), Limits.DEFAULT).observedBy(recorder);
    assertThrows(DigitalOceanException.class, () -> offline.revoke(tokens, Duration.ofSeconds(3)));
    assertEquals("No connection", recorder.steps().get(3).answer());
    assertEquals(0, recorder.steps().get(3).status());
    assertFalse(recorder.steps().get(3).isSuccess());
    assertNoSecret();
  }

  @ParameterizedTest
  @EnumSource(names = {"TOKEN_REFUSED", "SENSELESS", "DROPLETS_CUT_OFF", "RATE_LIMITED"})
  void aFailedRefreshTellsNoSecretEither(Fault fault) throws Exception {
    TokenSet tokens = signIn();
    parts.sandbox.change(options -> options.copy().oauthErrorStatus(400).build());
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
