package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The forms, byte for byte. */
class TokenRequestTest extends WithClient {

  private static final WireServer.Script TOKENS =
      WireServer.json(200, "{\"access_token\": \"doo_v1_fake\"}");

  @Test
  void anExchangeSendsCodeVerifierAndClient() throws Exception {
    serve(TOKENS);
    client.exchange(Clients.CODE, Clients.CODE_VERIFIER);
    assertForm(
        server,
        "POST /v1/oauth/token HTTP/1.1",
        "grant_type=authorization_code",
        "code=fake-authorization-code",
        "redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fdigitalocean",
        "code_verifier=fake-code-verifier-fake-code-verifier-fake-",
        "client_id=fake-client-id",
        "client_secret=fake-client-secret");
    assertTrue(server.request().header("Authorization").isEmpty(), "Basic is not read");
  }

  @Test
  void anExchangeOfAPublicClientSendsNoSecret() throws Exception {
    serve(Clients.PUBLIC, TOKENS);
    exchange();
    assertForm(
        server,
        "POST /v1/oauth/token HTTP/1.1",
        "grant_type=authorization_code",
        "code=fake-authorization-code",
        "redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fdigitalocean",
        "code_verifier=fake-code-verifier-fake-code-verifier-fake-",
        "client_id=fake-public-client");
  }

  @Test
  void aRefreshSendsRefreshTokenAndClient() throws Exception {
    serve(TOKENS);
    client.refresh(Clients.tokens());
    assertForm(
        server,
        "POST /v1/oauth/token HTTP/1.1",
        "grant_type=refresh_token",
        "refresh_token=dor_v1_fake-refresh-token",
        "client_id=fake-client-id",
        "client_secret=fake-client-secret");
    assertTrue(server.request().header("Authorization").isEmpty());
  }

  @Test
  void aRefreshOfAPublicClientSendsNoSecret() throws Exception {
    serve(Clients.PUBLIC, TOKENS);
    client.refresh(Clients.tokens());
    assertForm(
        server,
        "POST /v1/oauth/token HTTP/1.1",
        "grant_type=refresh_token",
        "refresh_token=dor_v1_fake-refresh-token",
        "client_id=fake-public-client");
  }

  @Test
  void aRevocationSendsTheAccessTokenAsBearerAndAsParameter() throws Exception {
    serve(WireServer.json(200, "{}"));
    client.revoke(Clients.tokens(), Duration.ofSeconds(20));
    assertForm(server, "POST /v1/oauth/revoke HTTP/1.1", "token=doo_v1_fake-access-token");
    assertEquals(
        "Bearer doo_v1_fake-access-token", server.request().header("Authorization").orElseThrow());
  }

  @Test
  void aFormIsEncodedAsUtf8() throws Exception {
    OAuthApplication odd =
        new OAuthApplication("id&é", "a+b c=%&ü€", "http://localhost/cb?a=1&b=ä", "read");
    serve(odd, TOKENS);
    client.exchange("c+/=&d", Clients.CODE_VERIFIER);
    assertForm(
        server,
        "POST /v1/oauth/token HTTP/1.1",
        "grant_type=authorization_code",
        "code=c%2B%2F%3D%26d",
        "redirect_uri=http%3A%2F%2Flocalhost%2Fcb%3Fa%3D1%26b%3D%C3%A4",
        "code_verifier=fake-code-verifier-fake-code-verifier-fake-",
        "client_id=id%26%C3%A9",
        "client_secret=a%2Bb%20c%3D%25%26%C3%BC%E2%82%AC");
  }

  @Test
  void withoutARefreshTokenNothingIsSent() throws IOException {
    TokenSet tokens =
        new TokenSet(
            Clients.ACCESS_TOKEN, "", Clients.NOW, TokenSet.NO_EXPIRY, List.of(), Identity.UNKNOWN);
    serve(TOKENS);
    assertThrows(IllegalArgumentException.class, () -> client.refresh(tokens));
    assertEquals(0, server.connections());
  }

  private static void assertForm(WireServer server, String requestLine, String... parameters) {
    WireServer.Received request = server.request();
    assertEquals(requestLine, request.requestLine());
    assertEquals(List.of(parameters), List.of(request.body().split("&")));
    assertEquals("application/x-www-form-urlencoded", request.header("Content-Type").orElseThrow());
    assertEquals("application/json", request.header("Accept").orElseThrow());
    assertEquals("client-test/1.0", request.header("User-Agent").orElseThrow());
  }
}
