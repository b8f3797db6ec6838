package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.AuthorizationResponse.Outcome;
import droplets.sandbox.Fault;
import droplets.sandbox.Team;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers grant access, and why the others do not. */
class AuthorizationResponseTest extends WithClient {

  private static final AuthorizationRequest REQUEST =
      new AuthorizationRequest(
          URI.create("https://cloud.digitalocean.com/v1/oauth/authorize"),
          "fake-State_1 é",
          Clients.CODE_VERIFIER);
  private static final String STATE = "state=fake-State_1+%C3%A9";
  private static final String GRANT = STATE + "&code=" + Clients.CODE;

  private static Outcome outcome(String query) {
    return AuthorizationResponse.parse(query).outcome(REQUEST);
  }

  @Test
  void aGrantHoldsTheCode() {
    AuthorizationResponse response = AuthorizationResponse.parse(GRANT);

    assertEquals(Outcome.GRANTED, response.outcome(REQUEST));
    assertEquals(Clients.CODE, response.code());
    assertEquals(REQUEST.state(), response.state());
    assertEquals("", response.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "state",
        "state=",
        "state=other",
        "state=fake-state_1+%C3%A9",
        "state=fake-State_1+%C3%A9+",
        "state=+fake-State_1+%C3%A9",
        "state=fake-State_1+%C3%A9%00",
        "state=fake-State_1+%EF%BF%BD",
        "state=fake-State_1+e%CC%81",
        "state=fake-State_1",
        "STATE=fake-State_1+%C3%A9",
        "error=server_error",
        "error=access_denied&state=other"
      })
  void anotherStateIsWrongWhateverElseCame(String query) {
    assertEquals(Outcome.WRONG_STATE, outcome(query + "&code=" + Clients.CODE));
    assertEquals(Outcome.WRONG_STATE, outcome("iss=https://evil.example&" + query));
  }

  @Test
  void withoutAQueryTheStateIsWrong() {
    assertEquals(Outcome.WRONG_STATE, outcome(null));
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, DENIED",
    "server_error, UNAVAILABLE",
    "temporarily_unavailable, UNAVAILABLE",
    "invalid_scope, REFUSED",
    "login_required, REFUSED",
    "ACCESS_DENIED, REFUSED",
    "access_denied+, REFUSED",
    "%3Cscript%3E, REFUSED"
  })
  void anErrorDecidesBeforeIssuerAndCode(String error, Outcome outcome) {
    assertEquals(outcome, outcome(STATE + "&error=" + error));
    assertEquals(outcome, outcome(GRANT + "&iss=https://evil.example&error=" + error));
  }

  /** DigitalOcean's documents show a denial that does not bring the state back. */
  @ParameterizedTest
  @CsvSource({
    "error=access_denied, DENIED",
    "error=access_denied&state=, DENIED",
    "error=server_error, WRONG_STATE",
    "error=invalid_scope, WRONG_STATE"
  })
  void onlyADenialMayComeWithoutState(String query, Outcome outcome) {
    assertEquals(outcome, outcome(query));
  }

  @ParameterizedTest
  @CsvSource({
    "iss=https%3A%2F%2Fcloud.digitalocean.com, GRANTED",
    "iss=, GRANTED",
    "iss=https://evil.example, WRONG_ISSUER",
    "iss=https://cloud.digitalocean.com/, WRONG_ISSUER",
    "iss=https://cloud.digitalocean.com+, WRONG_ISSUER",
    "iss=https://CLOUD.digitalocean.com, WRONG_ISSUER",
    "iss=https://cloud.digitalocean.com/v1/oauth, WRONG_ISSUER"
  })
  void anIssuerThatIsNamedIsTheOneThatWasAsked(String iss, Outcome outcome) {
    assertEquals(outcome, outcome(GRANT + "&" + iss));
    assertEquals(
        outcome == Outcome.GRANTED ? Outcome.NO_CODE : outcome, outcome(STATE + "&" + iss));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&code", "&code=", "&error=", "&Code=x", "&code%00=x"})
  void withoutAnErrorThereIsACode(String rest) {
    assertEquals(Outcome.NO_CODE, outcome(STATE + rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x=%ZZ",
        "error_description=%FF%FE",
        "error_description=\u00e9",
        "%=1",
        "%FF=1",
        "x=1&x=2",
        "=1&=2",
        "&&",
        "code%2=1",
        "%C3state=1",
        "scope=read&hd=&x"
      })
  void whatNobodyNeedsIsIgnored(String rest) {
    assertEquals(Outcome.GRANTED, outcome(rest + "&" + GRANT));
    assertEquals(Outcome.GRANTED, outcome(GRANT + "&" + rest));
    assertEquals(Outcome.DENIED, outcome("error=access_denied&" + rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=other",
        "code=",
        "state=fake-State_1+%C3%A9",
        "st%61te=",
        "%63ode=x",
        "iss=https://cloud.digitalocean.com&iss=https://cloud.digitalocean.com",
        "error&error",
        "error=%",
        "error=%F",
        "error=%ZZ",
        "error=%+1",
        "error=%C3",
        "error=%C0%80",
        "error=%ED%A0%80",
        "error=\u00e9",
        "iss=%FF"
      })
  void whatMattersStandsOnceAndCanBeRead(String rest) {
    AuthorizationResponse response = AuthorizationResponse.parse(GRANT + "&" + rest);

    assertTrue(response.isMalformed());
    assertEquals(Outcome.MALFORMED, response.outcome(REQUEST));
    assertEquals("", response.state() + response.code() + response.error());
    assertEquals("[]", response.shown().toString());
  }

  @Test
  void noOtherAnswerIsMalformed() {
    assertFalse(AuthorizationResponse.parse(null).isMalformed());
    assertFalse(AuthorizationResponse.parse("x=%ZZ&x=1").isMalformed());
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_scope, invalid_scope, error=invalid_scope",
    "access_denied, access_denied, error=access_denied",
    "fake_secret, '', error=$ERROR",
    "%3Cscript%3E, '', error=$ERROR"
  })
  void onlyAnErrorThatIsKnownIsShown(String error, String known, String shown) {
    AuthorizationResponse response = AuthorizationResponse.parse(STATE + "&error=" + error);

    assertEquals(known, response.knownError());
    assertEquals("state=$STATE&" + shown, shown(response));
  }

  @Test
  void noValueIsShown() {
    String issuer = "https://cloud.digitalocean.com";
    AuthorizationResponse response =
        AuthorizationResponse.parse("other=1&iss=" + issuer + "&" + GRANT);

    assertEquals("code=$CODE&state=$STATE&iss=$ISS", shown(response));
    for (String secret : new String[] {Clients.CODE, "fake-State_1", issuer}) {
      assertFalse((response.toString() + response.shown()).contains(secret));
    }
  }

  private static String shown(AuthorizationResponse response) {
    return String.join(
        "&", response.shown().stream().map(value -> value.name() + "=" + value.value()).toList());
  }

  @ParameterizedTest
  @CsvSource({"'', verifier", "state, ''", "' ', verifier"})
  void aRequestHasBothSecrets(String state, String codeVerifier) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new AuthorizationRequest(REQUEST.uri(), state, codeVerifier));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void answersOfTheSandboxAreUnderstood(boolean issuerInCallback, boolean stateInDenial)
      throws Exception {
    startSandbox();
    sandbox.change(
        options -> options.issuerInCallback(issuerInCallback).stateInDenial(stateInDenial));
    AuthorizationRequest request = client.authorizationRequest("");
    String address = request.uri().toString();
    AuthorizationResponse grant = answer(sandbox.approve(address, Team.ACME, Fault.NOTHING));

    assertEquals(Outcome.GRANTED, grant.outcome(request));
    assertEquals(Outcome.WRONG_STATE, grant.outcome(client.authorizationRequest("")));
    assertEquals(Outcome.DENIED, answer(sandbox.deny(address)).outcome(request));
    assertEquals(issuerInCallback, shown(grant).contains("iss=$ISS"));
    assertTrue(client.exchange(grant.code(), request.codeVerifier()).canRefresh());
  }

  private static AuthorizationResponse answer(String callback) {
    return AuthorizationResponse.parse(URI.create(callback).getRawQuery());
  }
}
