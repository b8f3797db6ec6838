package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.Sandbox;
import droplets.sandbox.SandboxOptions;
import droplets.sandbox.Team;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clients of an invented application, for the tests of this package. */
final class Clients {

  static final String REDIRECT_URI = "http://localhost:8080/digitalocean";
  static final OAuthApplication CONFIDENTIAL =
      new OAuthApplication("fake-client-id", "fake-client-secret", REDIRECT_URI, "read");
  static final OAuthApplication PUBLIC =
      new OAuthApplication("fake-public-client", "", REDIRECT_URI, "read");

  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** No test is expected to reach one of these. */
  static final Limits AMPLE =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(25));

  static final String ACCESS_TOKEN = "doo_v1_fake-access-token";
  static final String REFRESH_TOKEN = "dor_v1_fake-refresh-token";
  static final String CODE = "fake-authorization-code";
  static final String CODE_VERIFIER = "fake-code-verifier-fake-code-verifier-fake-";

  static final Identity PERSON =
      new Identity("Sam Example", "sam@example.com", "uuid-1", "team-uuid-1", "Example Team");

  private Clients() {}

  static DigitalOceanClient of(WireServer server) {
    return of(server, AMPLE);
  }

  static DigitalOceanClient of(WireServer server, Limits limits) {
    return of(server.uri(), CONFIDENTIAL, limits);
  }

  static DigitalOceanClient of(WireServer server, OAuthApplication application) {
    return of(server.uri(), application, AMPLE);
  }

  static DigitalOceanClient of(URI server, OAuthApplication application, Limits limits) {
    return new DigitalOceanClient(
        application,
        new Endpoints(URI.create(server + "/v1/oauth"), URI.create(server + "/v2")),
        limits,
        "client-test/1.0",
        CLOCK,
        new SecureRandom());
  }

  static DigitalOceanClient of(Sandbox sandbox) {
    SandboxOptions options = sandbox.options();
    return new DigitalOceanClient(
        new OAuthApplication(
            options.clientId(),
            options.clientSecret().orElse(""),
            options.redirectUris().get(0),
            "read"),
        new Endpoints(URI.create(sandbox.oauthUrl()), URI.create(sandbox.apiUrl())),
        AMPLE,
        "client-test/1.0",
        Clock.systemUTC(),
        new SecureRandom());
  }

  static Sandbox sandbox() throws IOException {
    return Sandbox.start(SandboxOptions.forTests(REDIRECT_URI));
  }

  /** Signs in: through the consent page and the exchange. */
  static TokenSet connect(DigitalOceanClient client, Sandbox sandbox, Team team)
      throws DigitalOceanException {
    AuthorizationRequest attempt = client.authorizationRequest("");
    return client.exchange(approve(sandbox, attempt, team), attempt.codeVerifier());
  }

  /** The authorization code of a person who approves. */
  static String approve(Sandbox sandbox, AuthorizationRequest attempt, Team team) {
    return parameter(sandbox.approve(attempt.uri().toString(), team, Fault.NOTHING), "code");
  }

  /** A parameter of a query. */
  static String parameter(String url, String name) {
    String query = URI.create(url).getRawQuery();
    return List.of(query.split("&")).stream()
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Runs a program in a JVM of its own, tells it the server's address, and returns its exit value.
   */
  static int exitValue(Class<?> program, String option, WireServer server) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                server.uri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(25, TimeUnit.SECONDS));
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  static TokenSet tokens() {
    return new TokenSet(
        ACCESS_TOKEN,
        REFRESH_TOKEN,
        NOW.minusSeconds(3600),
        NOW.plusSeconds(3600),
        List.of("read"),
        PERSON);
  }

  static DropletQuery firstPage() {
    return new DropletQuery(DropletType.DROPLETS, "", "", 1, 20);
  }
}
