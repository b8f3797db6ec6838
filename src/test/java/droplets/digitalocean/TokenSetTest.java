package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSetTest {

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

  /** Refresh is due 60 seconds ahead, or a tenth of the life ahead where that is shorter. */
  @ParameterizedTest(name = "{0}: a life of {1}, {2} + {3} ns before its end")
  @CsvSource({
    "long life, PT720H, PT60S, 1, false",
    "long life, PT720H, PT60S, 0, true",
    "long life, PT720H, PT60S, -1, true",
    "ten minutes, PT10M, PT60S, 1, false",
    "ten minutes, PT10M, PT60S, 0, true",
    "just below ten minutes, PT9M50S, PT59S, 1, false",
    "just below ten minutes, PT9M50S, PT59S, 0, true",
    "twenty seconds, PT20S, PT2S, 1, false",
    "twenty seconds, PT20S, PT2S, 0, true",
    "twenty seconds, PT20S, PT2S, -1, true",
    "at the end, PT1H, PT0S, 0, true",
    "long past, PT1H, PT-24H, 0, true",
    "just issued, PT20S, PT20S, 0, false",
    "before it was issued, PT1H, PT2H, 0, false"
  })
  void refreshIsDueShortlyBeforeTheEnd(
      String name, Duration life, Duration before, long nanoseconds, boolean due) {
    Instant end = ISSUED.plus(life);
    assertEquals(due, expiring(end).isRefreshDue(end.minus(before).minusNanos(nanoseconds)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-01T00:00:00Z", "2999-01-01T00:00:00Z"})
  void aTokenOfUnknownLifeIsNeverDue(Instant now) {
    assertFalse(expiring(TokenSet.NO_EXPIRY).isRefreshDue(now));
    assertFalse(expiring(TokenSet.NO_EXPIRY).isRefreshDue(Instant.MAX));
  }

  @ParameterizedTest
  @CsvSource({
    "'', image:read, true",
    "read, image:read, true",
    "api:read, image:read, true",
    "api:*, image:read, true",
    "image:read, image:read, true",
    "droplet:read, image:read, false",
    "write, image:read, false",
    "api:write, image:read, false",
    "image:readonly, image:read, false"
  })
  void aScopeIsLackingOnlyWhereThatIsKnown(String granted, String asked, boolean may) {
    List<String> scope = granted.isEmpty() ? List.of() : List.of(granted);
    TokenSet tokens = new TokenSet("fake", "", ISSUED, TokenSet.NO_EXPIRY, scope, Identity.UNKNOWN);
    assertEquals(may, tokens.mayRead(asked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void aBlankAccessTokenIsRefused(String accessToken) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new TokenSet(accessToken, "", ISSUED, TokenSet.NO_EXPIRY, List.of(), Identity.UNKNOWN));
  }

  @Test
  void anotherIdentityChangesNothingElse() {
    TokenSet tokens = Clients.tokens();
    Identity other = new Identity("Alex", "", "", "", "");
    assertEquals(
        new TokenSet(
            tokens.accessToken(),
            tokens.refreshToken(),
            tokens.issuedAt(),
            tokens.expiresAt(),
            tokens.scope(),
            other),
        tokens.withIdentity(other));
  }

  @ParameterizedTest
  @CsvSource({
    "Sam, '', '', false",
    "'', sam@example.com, '', false",
    "'', '', Team, false",
    "'', '', '', true"
  })
  void aPersonIsUnknownWithoutNameAddressAndTeam(
      String name, String email, String team, boolean unknown) {
    assertEquals(unknown, new Identity(name, email, "uuid", "team-uuid", team).isUnknown());
  }

  /** Sessions are kept on disk or sent to another node. */
  @Test
  void tokensSurviveSerialization() throws IOException, ClassNotFoundException {
    TokenSet withoutEnd = expiring(TokenSet.NO_EXPIRY);
    assertEquals(Clients.tokens(), copy(Clients.tokens()));
    assertEquals(withoutEnd, copy(withoutEnd));
    assertFalse(((TokenSet) copy(withoutEnd)).isRefreshDue(Instant.MAX));
  }

  private static Object copy(Object original) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static TokenSet expiring(Instant end) {
    return new TokenSet("fake-token", "", ISSUED, end, List.of(), Identity.UNKNOWN);
  }
}
