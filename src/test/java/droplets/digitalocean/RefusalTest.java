package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import droplets.sandbox.Team;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint says no, with 400 or with 401; the JDK withholds the body of a 401. */
class RefusalTest extends WithClient {

  private static final String REFUSED =
      """
      {"error": "invalid_grant", "error_description": "The provided grant is expired."}
      """;

  @ParameterizedTest
  @CsvSource({"400, invalid_grant", "401, ''"})
  void aCodeUsedTwiceIsRefused(int status, String error) throws Exception {
    startSandbox();
    sandbox.change(options -> options.oauthErrorStatus(status));
    AuthorizationRequest attempt = client.authorizationRequest("");
    String code = Clients.approve(sandbox, attempt, Team.ACME);
    client.exchange(code, attempt.codeVerifier());
    OAuthException e =
        assertThrows(OAuthException.class, () -> client.exchange(code, attempt.codeVerifier()));
    assertEquals(status, e.status());
    assertEquals(error, e.error());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void aRefreshTokenUsedTwiceIsRefused(int status) throws Exception {
    startSandbox();
    sandbox.change(options -> options.oauthErrorStatus(status));
    TokenSet tokens = Clients.connect(client, sandbox, Team.ACME);
    client.refresh(tokens);
    assertEquals(status, assertThrows(OAuthException.class, () -> client.refresh(tokens)).status());
  }

  @Test
  void theHeaderOf401SaysWhatTheWithheldBodyWould() throws IOException {
    OAuthException e =
        refusal(
            WireServer.json(
                401,
                REFUSED,
                "WWW-Authenticate: Bearer realm=\"x\", error=\"invalid_token\", error_description=\"y\""));
    assertEquals("invalid_token", e.error());
    assertEquals(401, e.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: here",
        "WWW-Authenticate: Bearer realm=\"DigitalOcean\"",
        "WWW-Authenticate: Basic realm=\"x\"",
        "WWW-Authenticate: Bearer error=\"<script>\"",
        "WWW-Authenticate: Bearer error=\"\""
      })
  void a401ThatSaysNothingIsStillARefusal(String header) throws IOException {
    assertEquals("", refusal(WireServer.json(401, REFUSED, header)).error());
  }

  /** There is nothing to unzip. */
  @Test
  void a401WhoseWithheldBodyIsZippedIsARefusal() throws IOException {
    assertEquals(401, refusal(WireServer.json(401, REFUSED, "Content-Encoding: gzip")).status());
  }

  @Test
  void a401WithoutAnyBodyIsARefusal() throws IOException {
    assertEquals(401, refusal(WireServer.json(401, "")).status());
  }

  @Test
  void theBodySaysWhy() throws IOException {
    OAuthException e = refusal(WireServer.json(400, REFUSED));
    assertEquals("invalid_grant", e.error());
    assertEquals("The provided grant is expired.", e.description());
  }

  @Test
  void theBodyCountsBeforeTheHeader() throws IOException {
    OAuthException e =
        refusal(WireServer.json(400, REFUSED, "WWW-Authenticate: Bearer error=\"invalid_token\""));
    assertEquals("invalid_grant", e.error());
  }

  @Test
  void anErrorInA200IsARefusal() throws IOException {
    OAuthException e = refusal(WireServer.json(200, REFUSED, "x-request-id: req-1"));
    assertEquals("invalid_grant", e.error());
    assertEquals("The provided grant is expired.", e.description());
    assertEquals("req-1", e.requestId());
    assertEquals(200, e.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "[]",
        "null",
        "{}",
        "{\"error\":null}",
        "{\"error\":{\"code\":\"invalid_grant\"}}",
        "{\"id\":\"unauthorized\",\"message\":\"Unable to authenticate you.\"}",
        "<html></html>"
      })
  void anUnexpectedBodyIsStillARefusal(String body) throws IOException {
    assertEquals("", refusal(WireServer.json(400, body)).error());
  }

  @Test
  void aRefusedRevocationIsToldToo() throws Exception {
    TokenSet tokens = connect(Team.ACME);
    client.revoke(tokens, Duration.ofSeconds(20));
    OAuthException e =
        assertThrows(OAuthException.class, () -> client.revoke(tokens, Duration.ofSeconds(20)));
    assertEquals(401, e.status());
  }

  private OAuthException refusal(WireServer.Script script) throws IOException {
    serve(script);
    OAuthException e = assertThrows(OAuthException.class, this::exchange);
    assertEquals(1, server.requests().size(), "a code is good for one exchange");
    return e;
  }
}
