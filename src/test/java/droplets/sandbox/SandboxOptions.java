package droplets.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a sandbox is set up. All but the clock can be changed while it runs: see {@link
 * Sandbox#change}. A method with a parameter returns changed options and leaves these as they are.
 */
public final class SandboxOptions implements Cloneable {
  private List<String> redirectUris;
  private String applicationName = "Droplets";
  private String clientId = padded("sandbox-client-id-");
  private Optional<String> clientSecret = Optional.of(padded("sandbox-client-secret-"));
  private Duration accessTokenLife = Duration.ofDays(30);
  private Clock clock = Clock.systemUTC();
  private TokenShape tokenShape = TokenShape.DOCUMENTED;
  private int oauthErrorStatus = 401;
  private boolean stateInDenial = true;
  private boolean issuerInCallback = false;
  private boolean gatewayErrors = false;
  private Optional<Duration> retryAfter = Optional.of(Duration.ofSeconds(30));
  private Duration rateLimitReset = Duration.ofMinutes(10);
  private Duration slowDelay = Duration.ofSeconds(4);
  private Duration timeoutDelay = Duration.ofSeconds(30);

  private SandboxOptions(List<String> redirectUris) {
    this.redirectUris = redirectUris;
  }

  /**
   * A confidential client on a free port, with everything as documented: codes live ten minutes,
   * access tokens 30 days, OAuth errors are 401.
   */
  public static SandboxOptions forTests(String... redirectUris) {
    return new SandboxOptions(List.of(redirectUris));
  }

  /** Ids and secrets have 64 characters, as DigitalOcean's have. */
  private static String padded(String prefix) {
    return prefix + "0".repeat(64 - prefix.length());
  }

  /** The same for a public client: no secret, tokens of an hour, the token answer it gets. */
  public SandboxOptions asPublicClient() {
    return clientSecret(Optional.empty())
        .accessTokenLife(Duration.ofHours(1))
        .tokenShape(TokenShape.PUBLIC);
  }

  /** Whether the client has no secret, and PKCE alone protects the exchange. */
  public boolean publicClient() {
    return clientSecret.isEmpty();
  }

  private SandboxOptions with(Consumer<SandboxOptions> change) {
    try {
      SandboxOptions changed = (SandboxOptions) clone();
      change.accept(changed);
      return changed;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The registered ones, compared byte for byte. */
  public List<String> redirectUris() {
    return redirectUris;
  }

  public SandboxOptions redirectUris(List<String> value) {
    return with(changed -> changed.redirectUris = value);
  }

  /** What the consent page calls the application. */
  public String applicationName() {
    return applicationName;
  }

  public SandboxOptions applicationName(String value) {
    return with(changed -> changed.applicationName = value);
  }

  public String clientId() {
    return clientId;
  }

  public SandboxOptions clientId(String value) {
    return with(changed -> changed.clientId = value);
  }

  /** Absent for a public client. */
  public Optional<String> clientSecret() {
    return clientSecret;
  }

  public SandboxOptions clientSecret(Optional<String> value) {
    return with(changed -> changed.clientSecret = value);
  }

  /** How long an access token is good, and what {@code expires_in} says. */
  public Duration accessTokenLife() {
    return accessTokenLife;
  }

  public SandboxOptions accessTokenLife(Duration value) {
    return with(changed -> changed.accessTokenLife = value);
  }

  /** Decides on expiry, and on the age of the Droplets at the start. */
  public Clock clock() {
    return clock;
  }

  public SandboxOptions clock(Clock value) {
    return with(changed -> changed.clock = value);
  }

  public TokenShape tokenShape() {
    return tokenShape;
  }

  public SandboxOptions tokenShape(TokenShape value) {
    return with(changed -> changed.tokenShape = value);
  }

  /** For the errors of the token endpoint; DigitalOcean uses 400 and 401. */
  public int oauthErrorStatus() {
    return oauthErrorStatus;
  }

  public SandboxOptions oauthErrorStatus(int value) {
    return with(changed -> changed.oauthErrorStatus = value);
  }

  /** Whether a denial carries {@code state}. */
  public boolean stateInDenial() {
    return stateInDenial;
  }

  public SandboxOptions stateInDenial(boolean value) {
    return with(changed -> changed.stateInDenial = value);
  }

  /** Whether a callback carries {@code iss} (RFC 9207). */
  public boolean issuerInCallback() {
    return issuerInCallback;
  }

  public SandboxOptions issuerInCallback(boolean value) {
    return with(changed -> changed.issuerInCallback = value);
  }

  /** Whether the API's errors are worded as the gateway in front of it does. */
  public boolean gatewayErrors() {
    return gatewayErrors;
  }

  public SandboxOptions gatewayErrors(boolean value) {
    return with(changed -> changed.gatewayErrors = value);
  }

  /** {@code retry-after} of a 429; absent for the hourly limit, which sends none. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public SandboxOptions retryAfter(Optional<Duration> value) {
    return with(changed -> changed.retryAfter = value);
  }

  /** How far ahead {@code ratelimit-reset} is on a 429; negative for the past. */
  public Duration rateLimitReset() {
    return rateLimitReset;
  }

  public SandboxOptions rateLimitReset(Duration value) {
    return with(changed -> changed.rateLimitReset = value);
  }

  /** How long a slow answer takes. */
  public Duration slowDelay() {
    return slowDelay;
  }

  public SandboxOptions slowDelay(Duration value) {
    return with(changed -> changed.slowDelay = value);
  }

  /** How long an answer takes that no caller waits for. */
  public Duration timeoutDelay() {
    return timeoutDelay;
  }

  public SandboxOptions timeoutDelay(Duration value) {
    return with(changed -> changed.timeoutDelay = value);
  }

  /** Leaves the secret out. It may be a real one that a user has configured. */
  @Override
  public String toString() {
    return "SandboxOptions[clientId=" + clientId + ", redirectUris=" + redirectUris + "]";
  }
}
