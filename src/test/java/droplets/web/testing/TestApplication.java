package droplets.web.testing;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Identity;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.Fault;
import droplets.sandbox.Sandbox;
import droplets.sandbox.SandboxOptions;
import droplets.sandbox.Team;
import droplets.sandbox.TestClock;
import droplets.servers.HeldPort;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.page.CookieRules;
import droplets.web.page.MessageCookie;
import droplets.web.page.QueryParameters;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.ConnectionCodec;
import droplets.web.session.DigitalOceanCalls;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.HttpSessionStore;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sealer;
import droplets.web.session.SessionKeys;
import droplets.web.session.Sessions;
import droplets.web.session.TokenSource;
import droplets.web.signin.PendingSignIns;
import droplets.web.signin.SignInOutcomes;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The application's parts, put together around a sandbox as the listener does it. */
public final class TestApplication implements AutoCloseable {
  public static final String REDIRECT_URI = "http://localhost:8080" + Visit.BASE + "/digitalocean";

  private static final CookieRules COOKIES = new CookieRules(Visit.BASE, false);

  /** The lifetime of an access token. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(1);

  public static final Limits LIMITS =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(10));

  /** With these a call that is held at the sandbox is sent, and then waits no longer for it. */
  public static final Limits NO_PATIENCE =
      new Limits(LIMITS.connect(), Duration.ofMillis(1), LIMITS.call());

  public final TestClock clock = new TestClock();
  public final Sandbox sandbox;
  public final OAuthApplication application;
  public final Endpoints endpoints;
  public final DigitalOceanClient client;
  public final Sealer sealer =
      new Sealer(SessionKeys.random(new SecureRandom()), new SecureRandom());
  public final Sessions sessions =
      new Sessions(
          new HttpSessionStore(ConnectionCodec.PLAIN),
          new FlowsWithoutConnection(COOKIES, clock),
          clock);
  public final PendingSignIns signIns = new PendingSignIns(COOKIES, sealer, clock);
  public final SignInOutcomes outcomes = new SignInOutcomes(clock);
  public final TokenSource tokenSource;
  public final MessageCookie messages = new MessageCookie(COOKIES);
  public final ReturnCookie returnCookie = new ReturnCookie(COOKIES);
  public final Views views =
      new Views(sessions::person, Visit.BASE, Visit.BASE + "/assets/hash", false, new Shutdown());

  private final List<Closeable> opened = new ArrayList<>();

  private TestApplication() throws IOException {
    sandbox =
        Sandbox.start(
            SandboxOptions.forTests(REDIRECT_URI).clock(clock).accessTokenLife(TOKEN_LIFE));
    opened.add(sandbox::close);
    application =
        new OAuthApplication(sandbox.clientId(), sandbox.clientSecret(), REDIRECT_URI, "read");
    endpoints = endpoints(sandbox.oauthUrl());
    client = client(endpoints, LIMITS);
    tokenSource = new TokenSource(client, sessions, clock);
  }

  public static TestApplication start() {
    try {
      return new TestApplication();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sandbox's API with another authorization server. */
  public Endpoints endpoints(String oauthUrl) {
    return new Endpoints(URI.create(oauthUrl), URI.create(sandbox.apiUrl()));
  }

  public DigitalOceanClient client(Endpoints endpoints, Limits limits) {
    DigitalOceanClient made =
        new DigitalOceanClient(
            application, endpoints, limits, "droplets/test", clock, new SecureRandom());
    opened.add(made::close);
    return made;
  }

  /** An address on loopback that refuses every connection while the test lasts. */
  public String refusingOrigin() throws IOException {
    HeldPort port = new HeldPort();
    opened.add(port);
    return port.origin().toString();
  }

  /** Calls of which so many may wait as the limit says. */
  public DigitalOceanCalls calls(CallLimit limit) {
    return new DigitalOceanCalls(
        tokenSource, sessions, limit, messages, returnCookie, clock, views);
  }

  /** Signs somebody in, without the servlets. */
  public DigitalOceanConnection signIn(Browser browser) throws DigitalOceanException {
    return signIn(browser, Team.ACME);
  }

  public DigitalOceanConnection signIn(Browser browser, Team team) throws DigitalOceanException {
    DigitalOceanConnection connection =
        new DigitalOceanConnection(
            UUID.randomUUID().toString(),
            "fake-form-token-" + UUID.randomUUID(),
            "fake-sign-in-id",
            clock.instant(),
            tokens(team));
    Visit visit = browser.get(null);
    sessions.connect(visit.request(), visit.response(), sessions.keep(connection, List.of()));
    return connection;
  }

  public TokenSet tokens(Team team) throws DigitalOceanException {
    AuthorizationRequest asked = client.authorizationRequest("");
    String callback = sandbox.approve(asked.uri().toString(), team, Fault.NOTHING);
    String code =
        QueryParameters.parse(URI.create(callback).getRawQuery()).orElseThrow().get("code");
    return client.exchange(code, asked.codeVerifier());
  }

  /** Tokens with a scope; without an argument the scope is unknown. */
  public static TokenSet tokens(String... scope) {
    return new TokenSet(
        "fake-access-token",
        "",
        Instant.EPOCH,
        TokenSet.NO_EXPIRY,
        List.of(scope),
        Identity.UNKNOWN);
  }

  /** The connection in the browser's session, or null. */
  public DigitalOceanConnection connectionOf(Browser browser) {
    return sessions.anyConnection(browser.request()).orElse(null);
  }

  /** The record of the browser's flow. */
  public Flow flow(Browser browser) {
    return sessions.flow(browser.request());
  }

  /** The kinds of the steps in it. */
  public List<FlowKind> flowKinds(Browser browser) {
    return kinds(flow(browser));
  }

  public static List<FlowKind> kinds(Flow flow) {
    return flow.steps().stream().map(FlowStep::kind).toList();
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : opened) {
      each.close();
    }
  }
}
