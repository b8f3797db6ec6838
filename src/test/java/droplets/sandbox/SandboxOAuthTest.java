package droplets.sandbox;

import static droplets.sandbox.SandboxVisitor.REDIRECT_URI;
import static droplets.sandbox.SandboxVisitor.json;
import static droplets.sandbox.SandboxVisitor.parameter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxOAuthTest extends WithSandbox {
  @Test
  void consentPageShowsApplicationScopesTeamsAndFaults() throws Exception {
    HttpResponse<String> page = visitor.get(visitor.authorizeUrl("account:read droplet:read"));

    assertEquals(200, page.statusCode());
    String html = page.body();
    assertTrue(html.contains("<h1>Authorize Droplets</h1>"));
    assertTrue(html.contains("<strong>Sandbox.</strong> Nothing here is DigitalOcean"));
    assertTrue(html.contains("<code>droplet:read</code>"));
    assertTrue(html.contains("value=\"ACME\" checked"));
    assertTrue(html.contains("Robert&#39;); &lt;script&gt; &amp; Sons"));
    assertFalse(html.contains("<script"));
    for (Fault fault : Fault.offered()) {
      assertTrue(html.contains("name=\"fault\" value=\"" + fault.name() + "\""), fault.name());
    }
    assertFalse(html.contains(Fault.OVERSIZED.name()));
    String policy = page.headers().firstValue("content-security-policy").orElseThrow();
    assertFalse(policy.contains("form-action"), "it would block the way back");
  }

  @Test
  void consentPageEscapesWhatItShows() throws Exception {
    String callback = "http://localhost:8080/a'b&c";
    sandbox.change(
        o -> o.applicationName("<script>alert(\"1\")</script>").redirectUris(List.of(callback)));
    Map<String, String> parameters = visitor.authorizeParameters();
    parameters.put("redirect_uri", callback);

    String html = visitor.get(visitor.authorizeUrl(parameters)).body();

    assertFalse(html.contains("<script>"));
    assertTrue(
        html.contains("<h1>Authorize &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>"));
    assertTrue(html.contains("<code>http://localhost:8080/a&#39;b&amp;c</code>"));
  }

  @Test
  void pressingApproveLeadsBackWithCodeAndState() throws Exception {
    HttpResponse<String> answer = decide("approve");

    assertEquals(302, answer.statusCode());
    String location = answer.headers().firstValue("location").orElseThrow();
    assertTrue(location.startsWith(REDIRECT_URI + "?code="));
    assertEquals("the state", parameter(location, "state"));
    JsonObject token = json(visitor.token(visitor.exchangeParameters(location)));
    assertEquals("Big Fleet", token.getJsonObject("info").getString("team_name"));
  }

  @Test
  void pressingDenyLeadsBackWithAnErrorAndPerhapsTheState() throws Exception {
    String location = decide("deny").headers().firstValue("location").orElseThrow();
    assertEquals("access_denied", parameter(location, "error"));
    assertEquals("the state", parameter(location, "state"));

    sandbox.change(o -> o.stateInDenial(false));
    assertEquals(
        REDIRECT_URI
            + "?error=access_denied&error_description=The+resource+owner+or+authorization+server"
            + "+denied+the+request.",
        decide("deny").headers().firstValue("location").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, http://localhost:8080/digitalocean/, The redirect uri included is not valid.",
    "scope, 'read,write', 'The requested scope is invalid, unknown, or malformed.'",
    "scope, droplet:fly, 'The requested scope is invalid, unknown, or malformed.'",
    "client_id, somebody, Client authentication failed due to unknown client",
    "response_type, token, The authorization server does not support this response type."
  })
  void whatCannotBeTrustedGetsAPageAndNoRedirect(String name, String value, String line)
      throws Exception {
    Map<String, String> parameters = visitor.authorizeParameters();
    parameters.put(name, value);
    String url = visitor.authorizeUrl(parameters);

    HttpResponse<String> page = visitor.get(url);

    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains("<h1>An error has occurred</h1>"));
    assertTrue(page.body().contains(line));
    assertThrows(
        IllegalArgumentException.class, () -> sandbox.approve(url, Team.ACME, Fault.NOTHING));
  }

  @Test
  void withoutAPromptConsentIsRequired() throws Exception {
    Map<String, String> parameters = visitor.authorizeParameters();
    parameters.put("prompt", "none");

    HttpResponse<String> answer = visitor.get(visitor.authorizeUrl(parameters));

    assertEquals(
        REDIRECT_URI + "?error=consent_required&state=the+state",
        answer.headers().firstValue("location").orElseThrow());
  }

  @Test
  void theIssuerIsNamedWhenSwitchedOn() {
    sandbox.change(o -> o.issuerInCallback(true));
    assertEquals(sandbox.origin(), parameter(sandbox.approve(visitor.authorizeUrl("read")), "iss"));
  }

  @Test
  void aCodeWorksOnce() throws Exception {
    Map<String, String> exchange =
        visitor.exchangeParameters(sandbox.approve(visitor.authorizeUrl("read")));

    JsonObject token = json(visitor.token(exchange));
    HttpResponse<String> again = visitor.token(exchange);

    assertTrue(token.getString("access_token").matches("doo_v1_[0-9a-f]{64}"));
    assertTrue(token.getString("refresh_token").matches("dor_v1_[0-9a-f]{64}"));
    assertEquals(401, again.statusCode());
    assertEquals("invalid_grant", json(again).getString("error"));
    assertEquals(200, visitor.api(token.getString("access_token"), "/account").statusCode());
  }

  @Test
  void aCodeExpires() throws Exception {
    String callback = sandbox.approve(visitor.authorizeUrl("read"));
    clock.advance(Duration.ofMinutes(10));
    assertEquals(
        "invalid_grant",
        json(visitor.token(visitor.exchangeParameters(callback))).getString("error"));
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type,, invalid_request",
    "grant_type, password, unsupported_grant_type",
    "code,, invalid_request",
    "code, unknown, invalid_grant",
    "redirect_uri,, invalid_request",
    "redirect_uri, http://localhost:8080/other, invalid_grant",
    "client_id,, invalid_request",
    "client_id, somebody, invalid_client",
    "client_secret,, invalid_request",
    "client_secret, wrong, invalid_client",
    "code_verifier,, invalid_request",
    "code_verifier, too-short, invalid_grant",
    "code_verifier, another-code-verifier-another-code-verifier-, invalid_grant"
  })
  void aWrongExchangeIsRefusedAndLeavesTheCodeGood(String name, String value, String error)
      throws Exception {
    String callback = sandbox.approve(visitor.authorizeUrl("read"));
    Map<String, String> wrong = visitor.exchangeParameters(callback);
    wrong.put(name, value == null ? "" : value);
    sandbox.change(o -> o.oauthErrorStatus(400));

    HttpResponse<String> refused = visitor.token(wrong);

    assertEquals(400, refused.statusCode());
    assertEquals(error, json(refused).getString("error"));
    assertEquals(200, visitor.token(visitor.exchangeParameters(callback)).statusCode());
  }

  @Test
  void parametersMayStandInTheQuery() throws Exception {
    String query =
        FormData.write(visitor.exchangeParameters(sandbox.approve(visitor.authorizeUrl("read"))));
    assertEquals(200, visitor.post(sandbox.oauthUrl() + "/token?" + query, Map.of()).statusCode());
  }

  @Test
  void aPublicClientNeedsAChallengeAndNoSecret() throws Exception {
    sandbox.change(SandboxOptions::asPublicClient);
    Map<String, String> parameters = visitor.authorizeParameters();

    JsonObject token =
        json(
            visitor.token(
                visitor.exchangeParameters(sandbox.approve(visitor.authorizeUrl(parameters)))));
    assertEquals("Bearer", token.getString("token_type"));
    assertEquals("api:read", token.getString("scope"));
    assertEquals(3600, token.getInt("expires_in"));

    parameters.remove("code_challenge");
    String location =
        visitor
            .get(visitor.authorizeUrl(parameters))
            .headers()
            .firstValue("location")
            .orElseThrow();
    assertEquals("invalid_request", parameter(location, "error"));
  }

  @ParameterizedTest
  @CsvSource({
    "DOCUMENTED, access_token token_type expires_in refresh_token info",
    "CONFIDENTIAL, access_token bearer expires_in refresh_token scope info",
    "PUBLIC, access_token token_type expires_in refresh_token scope info",
    "MINIMAL, access_token"
  })
  void theTokenAnswerHasTheShapeThatIsSet(TokenShape shape, String fields) throws Exception {
    sandbox.change(o -> o.tokenShape(shape));
    JsonObject token = visitor.connect("read", Team.ACME, Fault.NOTHING);
    assertEquals(Set.of(fields.split(" ")), token.keySet());
  }

  @Test
  void aRefreshKillsTheOldPairAtOnce() throws Exception {
    JsonObject old = visitor.connect("read", Team.ACME, Fault.NOTHING);

    JsonObject fresh = json(visitor.refresh(old.getString("refresh_token")));

    assertNotEquals(old.getString("access_token"), fresh.getString("access_token"));
    assertEquals(401, visitor.api(old.getString("access_token"), "/account").statusCode());
    assertEquals(200, visitor.api(fresh.getString("access_token"), "/account").statusCode());
    assertEquals(
        "invalid_grant", json(visitor.refresh(old.getString("refresh_token"))).getString("error"));
  }

  @Test
  void anExpiredAccessTokenCanStillBeRefreshed() throws Exception {
    JsonObject token = visitor.connect("read", Team.ACME, Fault.SHORT_LIVED_TOKEN);
    assertEquals(20, token.getInt("expires_in"));

    clock.advance(Duration.ofSeconds(20));

    assertEquals(401, visitor.api(token.getString("access_token"), "/account").statusCode());
    JsonObject fresh = json(visitor.refresh(token.getString("refresh_token")));
    assertEquals(20, fresh.getInt("expires_in"), "the fault belongs to the grant");
    assertTrue(sandbox.expireAccess(fresh.getString("access_token")));
    assertEquals(401, visitor.api(fresh.getString("access_token"), "/account").statusCode());
    assertEquals(200, visitor.refresh(fresh.getString("refresh_token")).statusCode());
  }

  @Test
  void aRevokedPairIsDead() throws Exception {
    JsonObject token = visitor.connect("read", Team.ACME, Fault.NOTHING);
    String accessToken = token.getString("access_token");

    assertEquals("invalid_request", json(visitor.revoke(accessToken, "other")).getString("error"));
    HttpResponse<String> revoked = visitor.revoke(accessToken, accessToken);

    assertEquals(200, revoked.statusCode());
    assertEquals("{}", revoked.body());
    assertEquals(401, visitor.api(accessToken, "/account").statusCode());
    assertEquals(401, visitor.revoke(accessToken, accessToken).statusCode());
    assertEquals(
        "invalid_grant",
        json(visitor.refresh(token.getString("refresh_token"))).getString("error"));
    assertEquals(3, sandbox.issuedSecrets().size());
    assertTrue(sandbox.accessTokens().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/oauth/nothing", "/v2", "/nothing"})
  void unknownPathsAreNotFound(String path) throws Exception {
    HttpResponse<String> answer = visitor.get(sandbox.origin() + path);
    assertEquals(404, answer.statusCode());
    assertEquals("not_found", json(answer).getString("id"));
  }

  @Test
  void theHomePageLeadsToTheApplication() throws Exception {
    String html = visitor.get(sandbox.origin() + "/").body();
    assertTrue(html.contains("<a href=\"http://localhost:8080/\">"));
    assertEquals(200, visitor.get(sandbox.origin() + "/sandbox.css").statusCode());
  }

  private HttpResponse<String> decide(String decision) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("request", FormData.write(visitor.authorizeParameters()));
    form.put("team", "BIG_FLEET");
    form.put("fault", "NOTHING");
    form.put("decision", decision);
    return visitor.post(sandbox.oauthUrl() + "/authorize/decision", form);
  }
}
