package droplets.web.testing;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Droplet;
import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Gpu;
import droplets.digitalocean.Identity;
import droplets.digitalocean.Limits;
import droplets.digitalocean.NetworkAddress;
import droplets.digitalocean.OAuthApplication;
import droplets.digitalocean.TokenSet;
import droplets.sandbox.Fault;
import droplets.sandbox.Sandbox;
import droplets.sandbox.SandboxOptions;
import droplets.sandbox.Team;
import droplets.sandbox.TestClock;
import droplets.web.page.CookieScope;
import droplets.web.page.MessageCookie;
import droplets.web.page.QueryParameters;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanCalls;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.HttpSessionStore;
import droplets.web.session.RecentFlows;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sealer;
import droplets.web.session.SessionKeys;
import droplets.web.session.Sessions;
import droplets.web.session.StoredConnections;
import droplets.web.session.TokenSource;
import droplets.web.signin.PendingSignIns;
import droplets.web.signin.SignInOutcomes;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The application's parts, put together around a sandbox as the listener does it. */
public final class TestApplication implements AutoCloseable {
  public static final String REDIRECT_URI = "http://localhost:8080" + Visit.BASE + "/digitalocean";

  private static final CookieScope COOKIES = new CookieScope(Visit.BASE, false);

  /** What an access token lives. */
  public static final Duration TOKEN_LIFE = Duration.ofHours(1);

  public static final Limits LIMITS =
      new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(10));

  public final TestClock clock = new TestClock();
  public final Sandbox sandbox;
  public final OAuthApplication application;
  public final Endpoints endpoints;
  public final DigitalOceanClient client;
  public final Sealer sealer =
      new Sealer(SessionKeys.random(new SecureRandom()), new SecureRandom());
  public final Sessions sessions =
      new Sessions(
          new HttpSessionStore(StoredConnections.PLAIN), new RecentFlows(COOKIES, clock), clock);
  public final PendingSignIns signIns = new PendingSignIns(COOKIES, sealer, clock);
  public final SignInOutcomes outcomes = new SignInOutcomes(clock);
  public final TokenSource tokenSource;
  public final MessageCookie messages = new MessageCookie(COOKIES);
  public final ReturnCookie returnCookie = new ReturnCookie(COOKIES);
  public final Views views =
      new Views(sessions::person, Visit.BASE, Visit.BASE + "/assets/hash", false);

  private final List<Closeable> opened = new ArrayList<>();

  private TestApplication(UnaryOperator<SandboxOptions.Builder> change) throws IOException {
    sandbox =
        Sandbox.start(
            change
                .apply(
                    SandboxOptions.forTests(REDIRECT_URI)
                        .copy()
                        .clock(clock)
                        .accessTokenLife(TOKEN_LIFE))
                .build());
    opened.add(sandbox::close);
    application =
        new OAuthApplication(sandbox.clientId(), sandbox.clientSecret(), REDIRECT_URI, "read");
    endpoints = endpoints(sandbox.oauthUrl());
    client = client(endpoints, LIMITS);
    tokenSource = new TokenSource(client, sessions, clock);
  }

  public static TestApplication start() throws IOException {
    return start(options -> options);
  }

  public static TestApplication start(UnaryOperator<SandboxOptions.Builder> change)
      throws IOException {
    return new TestApplication(change);
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
    Socket bound = new Socket();
    opened.add(bound);
    bound.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    return "http://127.0.0.1:" + bound.getLocalPort();
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

  /** A Droplet of which no more is known. */
  public static Droplet droplet(
      long id, String name, List<NetworkAddress> ipv4, List<NetworkAddress> ipv6) {
    return droplet(id, name, ipv4, ipv6, Optional.empty());
  }

  /** A Droplet of which its GPUs are known. */
  public static Droplet gpuDroplet(Gpu gpu) {
    return droplet(1, "", List.of(), List.of(), Optional.of(gpu));
  }

  private static Droplet droplet(
      long id,
      String name,
      List<NetworkAddress> ipv4,
      List<NetworkAddress> ipv6,
      Optional<Gpu> gpu) {
    return new Droplet(
        id,
        name,
        "",
        false,
        Optional.empty(),
        0,
        0,
        0,
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ipv4,
        ipv6,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        "",
        gpu,
        Optional.empty());
  }

  /** Tokens of a scope; none given, it is not known. */
  public static TokenSet tokens(String... scope) {
    return new TokenSet(
        "fake-access-token",
        "",
        Instant.EPOCH,
        TokenSet.NO_EXPIRY,
        List.of(scope),
        Identity.UNKNOWN);
  }

  /** What the browser's session holds now. */
  public DigitalOceanConnection connectionOf(Browser browser) {
    return sessions.anyConnection(browser.get(null).request()).orElse(null);
  }

  @Override
  public void close() throws IOException {
    for (Closeable each : opened) {
      each.close();
    }
  }
}
