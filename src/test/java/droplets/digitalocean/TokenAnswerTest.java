package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that may be left out, renamed or of another type in an answer with tokens. */
class TokenAnswerTest extends WithClient {

  @Test
  void everyFieldIsRead() throws Exception {
    TokenSet tokens =
        exchange(
            """
            {"access_token": "doo_v1_fake", "token_type": "bearer", "expires_in": 2592000,
             "refresh_token": "dor_v1_fake", "scope": "droplet:read account:read",
             "info": {"name": "Sam Example", "email": "sam@example.com", "uuid": "uuid-1",
                      "team_uuid": "team-uuid-1", "team_name": "Example Team"}}
            """);
    assertEquals(
        new TokenSet(
            "doo_v1_fake",
            "dor_v1_fake",
            Clients.NOW,
            Clients.NOW.plusSeconds(2_592_000),
            List.of("droplet:read", "account:read"),
            Clients.PERSON),
        tokens);
  }

  /** RFC 6749, section 5.1: a scope that is left out is the one that was asked for. */
  @Test
  void nothingButAnAccessTokenIsNeeded() throws Exception {
    TokenSet tokens = exchange("{\"access_token\": \"doo_v1_fake\"}");
    assertEquals(
        new TokenSet(
            "doo_v1_fake", "", Clients.NOW, TokenSet.NO_EXPIRY, List.of("read"), Identity.UNKNOWN),
        tokens);
    assertFalse(tokens.canRefresh());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"access_token": "t", "token_type": "bearer"}
          {"access_token": "t", "token_type": "Bearer"}
          {"access_token": "t", "token_type": "BEARER"}
          {"access_token": "t", "bearer": "bearer"}
          {"access_token": "t", "bearer": "Bearer", "token_type": null}
          '{"access_token": "t", "token_type": null, "expires_in": null, "refresh_token": null,
           "scope": null, "info": null, "error": null}'
          '{"access_token": "t", "token_type": [], "expires_in": {}, "refresh_token": [1],
           "scope": ["read"], "info": "Sam", "error": ""}'
          {"access_token": "t", "refresh_token": 42, "info": [], "new_field": {"a": [{}]}}
          {"access_token": "t", "refresh_token": "", "info": {}, "scope": "  ", "expires_in": ""}
          {"access_token": "t", "refresh_token": "with space", "info": {"name": {"first": "Sam"}}}
          {"access_token": "t", "expires_in": 0}
          {"access_token": "t", "expires_in": -5}
          {"access_token": "t", "expires_in": "soon"}
          {"access_token": "t", "expires_in": true}
          """)
  void whatIsMissingOrOddIsAbsent(String json) throws Exception {
    assertEquals(
        new TokenSet("t", "", Clients.NOW, TokenSet.NO_EXPIRY, List.of("read"), Identity.UNKNOWN),
        exchange(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3600                  | 3600
          "3600"                | 3600
          3600.0                | 3600
          3600.9                | 3600
          3.6e3                 | 3600
          1                     | 1
          99999999999999        | 315360000
          99999999999999999999  | 315360000
          1e999999999           | 315360000
          """)
  void theLifeIsReadHoweverItIsWritten(String written, long seconds) throws Exception {
    assertEquals(
        Clients.NOW.plusSeconds(seconds),
        exchange("{\"access_token\": \"t\", \"expires_in\": " + written + "}").expiresAt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          read                       | read
          api:read api:write         | api:read,api:write
          '  droplet:read   a:read ' | droplet:read,a:read
          """)
  void scopesAreListed(String written, String scopes) throws Exception {
    assertEquals(
        List.of(scopes.split(",")),
        exchange("{\"access_token\": \"t\", \"scope\": \"" + written + "\"}").scope());
  }

  @Test
  void aPartOfTheIdentityIsEnough() throws Exception {
    TokenSet tokens =
        exchange(
            """
            {"access_token": "t",
             "info": {"name": "Sam", "email": null, "uuid": 42, "team_name": ["x"], "more": 1}}
            """);
    assertEquals(new Identity("Sam", "", "42", "", ""), tokens.identity());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"access_token\": \"\"}",
        "{\"access_token\": \" \"}",
        "{\"access_token\": null}",
        "{\"access_token\": 42}",
        "{\"access_token\": true}",
        "{\"access_token\": [\"t\"]}",
        "{\"access_token\": {\"token\": \"t\"}}",
        "{\"access_token\": \"two words\"}",
        "{\"access_token\": \"line\\nbreak\"}",
        "{\"access_token\": \"t\\u00e9\"}",
        "{\"access_token\": \"t\", \"token_type\": \"mac\"}",
        "{\"access_token\": \"t\", \"token_type\": \"DPoP\"}",
        "{\"access_token\": \"t\", \"bearer\": \"mac\"}",
        "{\"access_token\": \"t\", \"token_type\": \"bearer\", \"bearer\": \"mac\"}",
        "[]",
        "\"t\"",
        "null",
        "",
        "access_token=t&token_type=bearer"
      })
  void anAnswerWithoutABearerTokenIsInvalid(String json) throws Exception {
    serve(WireServer.json(200, json));
    InvalidAnswerException e = assertThrows(InvalidAnswerException.class, this::exchange);
    assertTrue(e.mayHaveBeenReceived(), "the code is spent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\": \"%s\"}",
        "{\"access_token\": \"t\", \"refresh_token\": \"%s\"}",
        "{\"access_token\": \"t\", \"scope\": \"%s\"}",
        "{\"access_token\": \"t\", \"info\": {\"name\": \"%s\"}}",
        "{\"access_token\": \"t\", \"info\": {\"email\": \"%s\"}}",
        "{\"access_token\": \"t\", \"info\": {\"uuid\": \"%s\"}}",
        "{\"access_token\": \"t\", \"info\": {\"team_uuid\": \"%s\"}}",
        "{\"access_token\": \"t\", \"info\": {\"team_name\": \"%s\"}}"
      })
  void anAnswerWithATextThatIsTooLongIsInvalid(String json) throws Exception {
    exchange(json.formatted("x".repeat(100_000)));
    InvalidAnswerException e =
        assertThrows(
            InvalidAnswerException.class, () -> exchange(json.formatted("x".repeat(100_001))));
    assertEquals(FailureReason.LACKS_CONTENT, e.reason());
  }

  @ParameterizedTest
  @EnumSource(TokenShape.class)
  void everyShapeOfTheSandboxOpensTheDroplets(TokenShape shape) throws Exception {
    startSandbox();
    sandbox.change(options -> options.tokenShape(shape));
    TokenSet tokens = Clients.connect(client, sandbox, Team.ACME);
    assertEquals(
        40, client.droplets(tokens.accessToken(), Clients.firstPage()).total().orElseThrow());
  }

  @Test
  void whatARefreshLeavesOutStays() throws Exception {
    TokenSet old = Clients.tokens();
    TokenSet fresh = refresh(old, "{\"access_token\": \"doo_v1_next\"}");
    assertEquals("doo_v1_next", fresh.accessToken());
    assertEquals(old.refreshToken(), fresh.refreshToken());
    assertEquals(old.scope(), fresh.scope());
    assertEquals(old.identity(), fresh.identity());
    assertEquals(Clients.NOW, fresh.issuedAt());
    assertEquals(TokenSet.NO_EXPIRY, fresh.expiresAt(), "not that of the old token");
  }

  @Test
  void whatARefreshBringsReplacesTheOld() throws Exception {
    TokenSet fresh =
        refresh(
            Clients.tokens(),
            """
            {"access_token": "doo_v1_next", "refresh_token": "dor_v1_next", "expires_in": 100,
             "scope": "api:read", "info": {"team_name": "Another Team"}}
            """);
    assertEquals(
        new TokenSet(
            "doo_v1_next",
            "dor_v1_next",
            Clients.NOW,
            Clients.NOW.plusSeconds(100),
            List.of("api:read"),
            new Identity("", "", "", "", "Another Team")),
        fresh);
  }

  @Test
  void aRefreshReplacesThePairAtTheSandbox() throws Exception {
    startSandbox();
    TokenSet old = Clients.connect(client, sandbox, Team.ACME);
    TokenSet fresh = client.refresh(old);
    assertEquals(List.of(fresh.accessToken()), sandbox.accessTokens());
  }

  @Test
  void aRevocationEndsThePairAtTheSandbox() throws Exception {
    TokenSet tokens = connect(Team.ACME);
    client.revoke(tokens, Duration.ofSeconds(20));
    assertEquals(List.of(), sandbox.accessTokens());
  }

  @ParameterizedTest
  @CsvSource({"200, '{}'", "200, ''", "204, ''", "200, no JSON"})
  void aRevocationIsDoneWhateverItsAnswerHolds(int status, String body) throws Exception {
    serve(WireServer.json(status, body));
    client.revoke(Clients.tokens(), Duration.ofSeconds(20));
    assertEquals(1, server.requests().size());
  }

  private TokenSet exchange(String json) throws Exception {
    serve(WireServer.json(200, json));
    return exchange();
  }

  private TokenSet refresh(TokenSet old, String json) throws Exception {
    serve(WireServer.json(200, json));
    return client.refresh(old);
  }
}
