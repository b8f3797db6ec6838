package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import droplets.digitalocean.Identity;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.OAuthApplication;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.BrowserRequest;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.page.PageFrame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values in sessions, which containers write to disk and send to other nodes. */
class SessionValuesTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private static final Identity IDENTITY =
      new Identity("Fake Person", "fake@example.com", "fake-uuid", "fake-team-uuid", "Fake Team");

  private static final TokenSet TOKENS =
      new TokenSet(
          "fake-access-secret",
          "fake-refresh-secret",
          NOW,
          NOW.plusSeconds(3600),
          List.of("account:read", "droplet:read"),
          IDENTITY);

  private static final DigitalOceanConnection CONNECTION =
      new DigitalOceanConnection(
          "fake-id-secret", "fake-form-secret", "fake-sign-in-secret", NOW, TOKENS);

  private static final Flow FLOW =
      new Flow(
          List.of(
              new FlowStep(
                  FlowKind.TOKEN,
                  NOW,
                  new FlowStep.Request(
                      "POST",
                      URI.create("https://do.example/token"),
                      List.of(new NamedValue("Accept", "application/json")),
                      List.of(new NamedValue("code", "$CODE"))),
                  new FlowStep.Answer(
                      400, List.of(new NamedValue("x-request-id", "fake")), List.of()),
                  FlowStep.Failure.OAUTH_ERROR,
                  "invalid_grant",
                  5)));

  static Stream<Object> values() {
    return Stream.of(CONNECTION, FLOW, Flow.NONE, new NamedValue("name", "value"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsTheSameAfterItWasWrittenAndRead(Object value) throws Exception {
    assertEquals(value, read(written(value), new HashSet<>()));
  }

  @Test
  void aTokenOfUnknownLifeIsWrittenToo() throws Exception {
    TokenSet tokens =
        new TokenSet("fake-access-secret", "", NOW, TokenSet.NO_EXPIRY, List.of(), IDENTITY);

    assertEquals(tokens, read(written(tokens), new HashSet<>()));
  }

  /** So that a session outlives a new version of the application, as far as its fields do. */
  @Test
  void everyClassOfOursInASessionHasAFixedVersion() throws Exception {
    Set<Class<?>> classes = new HashSet<>();
    for (Object value : values().toList()) {
      read(written(value), classes);
    }
    read(written(new SharedConnection(CONNECTION, "fake-id", FLOW)), classes);
    classes.removeIf(type -> !type.getName().startsWith("droplets.") || type.isEnum());

    assertEquals(
        Set.of(
            DigitalOceanConnection.class,
            TokenSet.class,
            Identity.class,
            SharedConnection.class,
            Flow.class,
            BrowserRequest.class,
            FlowStep.class,
            FlowStep.Request.class,
            FlowStep.Answer.class,
            NamedValue.class),
        classes);
    for (Class<?> type : classes) {
      assertEquals(1L, ObjectStreamClass.lookup(type).getSerialVersionUID(), type.getName());
    }
  }

  static Stream<Object> valuesWithSecrets() {
    return Stream.of(
        CONNECTION,
        TOKENS,
        new SharedConnection(CONNECTION, "fake-id", Flow.NONE),
        SessionKeys.random(new SecureRandom()),
        new PageFrame("", "", false, true, IDENTITY, "fake-form-secret"),
        new OAuthApplication("fake-id", "fake-client-secret", "https://droplets.example", "read"),
        Optional.of(CONNECTION));
  }

  @ParameterizedTest
  @MethodSource("valuesWithSecrets")
  void toStringTellsNoSecret(Object value) {
    assertFalse(value.toString().isBlank());
    // Every secret above ends so, and so would a part of one.
    assertFalse(value.toString().contains("secret"), value.toString());
  }

  private static byte[] written(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static Object read(byte[] written, Set<Class<?>> seen)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new Recording(new ByteArrayInputStream(written), seen)) {
      return in.readObject();
    }
  }

  /** Notes which classes are read. */
  private static final class Recording extends ObjectInputStream {
    private final Set<Class<?>> seen;

    Recording(InputStream in, Set<Class<?>> seen) throws IOException {
      super(in);
      this.seen = seen;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described)
        throws IOException, ClassNotFoundException {
      Class<?> type = super.resolveClass(described);
      seen.add(type);
      return type;
    }
  }
}
