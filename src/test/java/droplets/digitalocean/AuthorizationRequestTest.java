package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestTest {

  @Test
  void theAddressIsExactlyThis() {
    OAuthApplication application =
        new OAuthApplication(
            "fake-client-id",
            "fake-client-secret",
            "http://localhost:8080/digitalocean",
            "droplet:read account:read");
    AuthorizationRequest request = request(application, "");
    assertEquals(
        "https://cloud.digitalocean.com/v1/oauth/authorize"
            + "?client_id=fake-client-id"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fdigitalocean"
            + "&response_type=code"
            + "&scope=droplet%3Aread%20account%3Aread"
            + "&state="
            + request.state()
            + "&code_challenge="
            + Pkce.challenge(request.codeVerifier())
            + "&code_challenge_method=S256",
        request.uri().toString());
  }

  @Test
  void aQueryInTheRedirectUriIsEncodedOnce() {
    OAuthApplication application =
        new OAuthApplication("id", "", "https://example.com/cb?a=1&b=%20x+y#ü", "");
    String address = request(application, "").uri().toString();
    assertTrue(
        address.contains(
            "&redirect_uri=https%3A%2F%2Fexample.com%2Fcb%3Fa%3D1%26b%3D%2520x%2By%23%C3%BC&"),
        address);
  }

  @Test
  void noScopeIsSentWhereNoneIsSet() {
    OAuthApplication application = new OAuthApplication("id", "", Clients.REDIRECT_URI, "");
    assertFalse(request(application, "").uri().toString().contains("scope"));
  }

  @ParameterizedTest
  @CsvSource({"select_account, &prompt=select_account", "none, &prompt=none"})
  void aPromptIsSentWhenGiven(String prompt, String parameter) {
    String address = request(Clients.CONFIDENTIAL, prompt).uri().toString();
    assertTrue(address.endsWith(parameter), address);
  }

  @Test
  void noPromptIsSentWhenNoneIsGiven() {
    assertFalse(request(Clients.CONFIDENTIAL, "").uri().toString().contains("prompt"));
  }

  /** RFC 7636 appendix B. */
  @Test
  void theChallengeIsTheHashOfTheVerifier() {
    assertEquals(
        "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
        Pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
  }

  @Test
  void theAddressHoldsTheChallengeAndNotTheVerifier() {
    AuthorizationRequest request = request(Clients.CONFIDENTIAL, "");
    String address = request.uri().toString();
    assertEquals(
        Pkce.challenge(request.codeVerifier()), Clients.parameter(address, "code_challenge"));
    assertFalse(address.contains(request.codeVerifier()));
    assertFalse(address.contains("fake-client-secret"));
  }

  @Test
  void stateAndVerifierAre43UnreservedCharactersEach() {
    AuthorizationRequest request = request(Clients.CONFIDENTIAL, "");
    assertTrue(request.state().matches("[A-Za-z0-9_-]{43}"), request.state());
    assertTrue(request.codeVerifier().matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(request.state(), request.codeVerifier());
  }

  @Test
  void everyAttemptIsFresh() {
    Set<String> seen = new HashSet<>();
    try (DigitalOceanClient client = client(Clients.CONFIDENTIAL)) {
      for (int i = 0; i < 100; i++) {
        AuthorizationRequest request = client.authorizationRequest("");
        seen.add(request.state());
        seen.add(request.codeVerifier());
      }
    }
    assertEquals(200, seen.size());
  }

  @Test
  void theShownAddressNamesWhatIsSecret() {
    String shown = request(Clients.CONFIDENTIAL, "").shownUri();
    assertEquals(
        "https://cloud.digitalocean.com/v1/oauth/authorize"
            + "?client_id=fake-client-id"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fdigitalocean"
            + "&response_type=code"
            + "&scope=read"
            + "&state=$STATE"
            + "&code_challenge=$CODE_CHALLENGE"
            + "&code_challenge_method=S256",
        shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aBlankClientIdIsRefused(String clientId) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new OAuthApplication(clientId, "", Clients.REDIRECT_URI, ""));
  }

  private static AuthorizationRequest request(OAuthApplication application, String prompt) {
    try (DigitalOceanClient client = client(application)) {
      return client.authorizationRequest(prompt);
    }
  }

  private static DigitalOceanClient client(OAuthApplication application) {
    return new DigitalOceanClient(
        application,
        Endpoints.DIGITAL_OCEAN,
        Limits.DEFAULT,
        "client-test/1.0",
        Clients.CLOCK,
        new SecureRandom());
  }
}
