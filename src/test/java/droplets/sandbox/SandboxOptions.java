package droplets.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox is set up. All but the clock can be changed while it runs: see {@link
 * Sandbox#change}.
 *
 * @param redirectUris the registered ones, compared byte for byte
 * @param applicationName what the consent page calls the application
 * @param clientSecret absent for a public client
 * @param accessTokenLife how long an access token is good, and what {@code expires_in} says
 * @param clock decides on expiry, and on the age of the Droplets at the start
 * @param oauthErrorStatus 401 or 400, for the errors of the token endpoint
 * @param stateInDenial whether a denial carries {@code state}
 * @param issuerInCallback whether a callback carries {@code iss} (RFC 9207)
 * @param gatewayErrors whether the API's errors are worded as the gateway in front of it does
 * @param retryAfter {@code retry-after} of a 429; absent for the hourly limit, which sends none
 * @param rateLimitReset how far ahead {@code ratelimit-reset} is on a 429; negative for the past
 * @param slowDelay how long a slow answer takes
 * @param timeoutDelay how long an answer takes that no caller waits for
 */
public record SandboxOptions(
    List<String> redirectUris,
    String applicationName,
    String clientId,
    Optional<String> clientSecret,
    Duration accessTokenLife,
    Clock clock,
    TokenShape tokenShape,
    int oauthErrorStatus,
    boolean stateInDenial,
    boolean issuerInCallback,
    boolean gatewayErrors,
    Optional<Duration> retryAfter,
    Duration rateLimitReset,
    Duration slowDelay,
    Duration timeoutDelay) {

  /** Copies the redirect URIs. Refuses an error status that DigitalOcean does not use. */
  public SandboxOptions {
    redirectUris = List.copyOf(redirectUris);
    if (redirectUris.isEmpty()) {
      throw new IllegalArgumentException("a client has at least one redirect URI");
    }
    if (oauthErrorStatus != 400 && oauthErrorStatus != 401) {
      throw new IllegalArgumentException("oauthErrorStatus is 400 or 401");
    }
  }

  /**
   * A confidential client on a free port, with everything as documented: codes live ten minutes,
   * access tokens 30 days, OAuth errors are 401.
   */
  public static SandboxOptions forTests(String... redirectUris) {
    return new SandboxOptions(
        List.of(redirectUris),
        "Droplets",
        padded("sandbox-client-id-"),
        Optional.of(padded("sandbox-client-secret-")),
        Duration.ofSeconds(2_592_000),
        Clock.systemUTC(),
        TokenShape.DOCUMENTED,
        401,
        true,
        false,
        false,
        Optional.of(Duration.ofSeconds(30)),
        Duration.ofMinutes(10),
        Duration.ofSeconds(4),
        Duration.ofSeconds(30));
  }

  /** Ids and secrets have 64 characters, as DigitalOcean's have. */
  private static String padded(String prefix) {
    return prefix + "0".repeat(64 - prefix.length());
  }

  /** Whether the client has no secret, and PKCE alone protects the exchange. */
  public boolean publicClient() {
    return clientSecret.isEmpty();
  }

  /** The same for a public client: no secret, tokens of an hour, the token answer it gets. */
  public SandboxOptions asPublicClient() {
    return copy()
        .clientSecret(Optional.empty())
        .accessTokenLife(Duration.ofHours(1))
        .tokenShape(TokenShape.PUBLIC)
        .build();
  }

  /** Leaves the secret out. It may be a real one that a user has configured. */
  @Override
  public String toString() {
    return "SandboxOptions[clientId=" + clientId + ", redirectUris=" + redirectUris + "]";
  }

  /** Starts a changed copy: {@code options.copy().tokenShape(MINIMAL).build()}. */
  public Builder copy() {
    return new Builder(this);
  }

  /**
   * Makes a changed copy. Each method sets the option of its name. Not for sharing between threads.
   */
  public static final class Builder {
    private List<String> redirectUris;
    private String applicationName;
    private String clientId;
    private Optional<String> clientSecret;
    private Duration accessTokenLife;
    private Clock clock;
    private TokenShape tokenShape;
    private int oauthErrorStatus;
    private boolean stateInDenial;
    private boolean issuerInCallback;
    private boolean gatewayErrors;
    private Optional<Duration> retryAfter;
    private Duration rateLimitReset;
    private Duration slowDelay;
    private Duration timeoutDelay;

    private Builder(SandboxOptions original) {
      redirectUris = original.redirectUris;
      applicationName = original.applicationName;
      clientId = original.clientId;
      clientSecret = original.clientSecret;
      accessTokenLife = original.accessTokenLife;
      clock = original.clock;
      tokenShape = original.tokenShape;
      oauthErrorStatus = original.oauthErrorStatus;
      stateInDenial = original.stateInDenial;
      issuerInCallback = original.issuerInCallback;
      gatewayErrors = original.gatewayErrors;
      retryAfter = original.retryAfter;
      rateLimitReset = original.rateLimitReset;
      slowDelay = original.slowDelay;
      timeoutDelay = original.timeoutDelay;
    }

    public Builder redirectUris(List<String> value) {
      redirectUris = value;
      return this;
    }

    public Builder applicationName(String value) {
      applicationName = value;
      return this;
    }

    public Builder clientId(String value) {
      clientId = value;
      return this;
    }

    public Builder clientSecret(Optional<String> value) {
      clientSecret = value;
      return this;
    }

    public Builder accessTokenLife(Duration value) {
      accessTokenLife = value;
      return this;
    }

    public Builder clock(Clock value) {
      clock = value;
      return this;
    }

    public Builder tokenShape(TokenShape value) {
      tokenShape = value;
      return this;
    }

    public Builder oauthErrorStatus(int value) {
      oauthErrorStatus = value;
      return this;
    }

    public Builder stateInDenial(boolean value) {
      stateInDenial = value;
      return this;
    }

    public Builder issuerInCallback(boolean value) {
      issuerInCallback = value;
      return this;
    }

    public Builder gatewayErrors(boolean value) {
      gatewayErrors = value;
      return this;
    }

    public Builder retryAfter(Optional<Duration> value) {
      retryAfter = value;
      return this;
    }

    public Builder rateLimitReset(Duration value) {
      rateLimitReset = value;
      return this;
    }

    public Builder slowDelay(Duration value) {
      slowDelay = value;
      return this;
    }

    public Builder timeoutDelay(Duration value) {
      timeoutDelay = value;
      return this;
    }

    /** The changed copy. */
    public SandboxOptions build() {
      return new SandboxOptions(
          redirectUris,
          applicationName,
          clientId,
          clientSecret,
          accessTokenLife,
          clock,
          tokenShape,
          oauthErrorStatus,
          stateInDenial,
          issuerInCallback,
          gatewayErrors,
          retryAfter,
          rateLimitReset,
          slowDelay,
          timeoutDelay);
    }
  }
}
