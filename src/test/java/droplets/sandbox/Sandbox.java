package droplets.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import droplets.web.flow.RealValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A stand-in for DigitalOcean on loopback. It has the OAuth server with its consent page, and three
 * calls of the API: the list of Droplets, one Droplet, the account.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start(SandboxOptions.forTests(redirectUri))) {
 *   String callback = sandbox.approve(authorizeUrl, Team.ACME, Fault.NOTHING);
 *   sandbox.failNext(RequestKind.DROPLETS, Fault.RATE_LIMITED);
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. All its threads are daemons, and end with {@link #close}.
 */
public final class Sandbox implements AutoCloseable {
  /**
   * The path that {@link Fault#REDIRECT} leads to; {@link #requests(String)} tells whether anybody
   * went there.
   */
  public static final String REDIRECT_TARGET = "/redirected";

  private static final int BACKLOG = 4096;
  private static final String NO_DELAY = "sun.net.httpserver.nodelay";

  private final AtomicReference<SandboxOptions> options;
  private final HttpServer server;
  private final RequestHandler handler;
  private final ExecutorService workers;
  private final ScheduledExecutorService timer;
  private final Journal journal = new Journal();
  private final Arrangements arrangements = new Arrangements();
  private final RouteTable routes = new RouteTable();
  private final Grants grants;
  private final ApiDoor apiDoor;
  private final Authorization authorization;

  private Sandbox(SandboxOptions initial) throws IOException {
    options = new AtomicReference<>(initial);
    if (System.getProperty(NO_DELAY) == null) {
      // The JDK's server sends head and body apart. Without this, the body waits 40 ms for the
      // head's acknowledgement on each connection that is used again.
      System.setProperty(NO_DELAY, "true");
    }
    byte[] loopback = {127, 0, 0, 1};
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(loopback), 0), BACKLOG);
    grants = new Grants(initial.clock());
    workers = Executors.newCachedThreadPool(daemons("sandbox-worker"));
    timer = Executors.newSingleThreadScheduledExecutor(daemons("sandbox-timer"));
    apiDoor = new ApiDoor(this::handle, workers, timer);
    authorization = new Authorization(options::get, grants, apiDoor, origin());

    JsonBytes json = new JsonBytes();
    OAuthErrors oauthErrors = new OAuthErrors(options::get, json);
    ApiErrors apiErrors = new ApiErrors(options::get, json);
    addPages();
    addOAuth(oauthErrors, apiErrors, new TokenJson(options::get, json));
    addApi(apiErrors, json);
    handler =
        new RequestHandler(
            journal,
            arrangements,
            routes,
            grants,
            new FaultyAnswers(options::get, apiErrors, oauthErrors, origin() + REDIRECT_TARGET),
            apiErrors,
            new RateHeaders(grants, initial.clock(), new RateWindow()),
            new ReplySender(workers, timer),
            new AtomicLong(),
            initial.clock());
    server.createContext("/", handler);
    server.setExecutor(workers);
  }

  /**
   * Starts a sandbox, which listens when this returns.
   *
   * @throws IOException if the port cannot be had
   */
  public static Sandbox start(SandboxOptions options) throws IOException {
    Sandbox sandbox = new Sandbox(options);
    // The servers' own threads become daemons only if a daemon starts them.
    Thread starter = daemons("sandbox-starter").newThread(sandbox::listen);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      sandbox.close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the sandbox was starting", e);
    }
    return sandbox;
  }

  /** Stops listening and closes every connection, answered or not. */
  @Override
  public void close() {
    timer.shutdownNow();
    apiDoor.close();
    server.stop(0);
    workers.shutdownNow();
  }

  /** The base of {@code /authorize}, {@code /token} and {@code /revoke}. */
  public String oauthUrl() {
    return origin() + "/v1/oauth";
  }

  /** The base of {@code /droplets} and {@code /account}. */
  public String apiUrl() {
    return origin() + "/v2";
  }

  /**
   * The same base at a port of its own. {@link Fault#API_UNREACHABLE} closes that port for a
   * minute; nobody else meets this fault.
   */
  public String apiDoorUrl() {
    return "http://127.0.0.1:" + apiDoor.port() + "/v2";
  }

  /** Tells the real values of steps of the flow. */
  public RealValues realValues() {
    return new SentValues(journal);
  }

  /** {@code http://127.0.0.1:PORT}: the home page's address, and what {@code iss} says. */
  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The id of the one client that is known here. */
  public String clientId() {
    return options.get().clientId();
  }

  /**
   * The client's secret.
   *
   * @throws java.util.NoSuchElementException for a public client
   */
  public String clientSecret() {
    return options.get().clientSecret().orElseThrow();
  }

  /** The options in force. */
  public SandboxOptions options() {
    return options.get();
  }

  /**
   * Changes options from the next request on: {@code sandbox.change(o -> o.oauthErrorStatus(400))}.
   * A changed clock has no effect.
   */
  public void change(UnaryOperator<SandboxOptions> change) {
    options.updateAndGet(change);
  }

  /** Approves for {@link Team#ACME}, with nothing going wrong. */
  public String approve(String authorizeUrl) {
    return approve(authorizeUrl, Team.ACME, Fault.NOTHING);
  }

  /**
   * Approves, as a person does on the consent page.
   *
   * @param authorizeUrl where the application sends the browser
   * @return the redirect URI with code and state, where the browser goes next
   * @throws IllegalArgumentException if that URL does not lead to the consent page
   */
  public String approve(String authorizeUrl, Team team, Fault fault) {
    return authorization.approve(asked(authorizeUrl), team, fault);
  }

  /**
   * Denies, as a person does on the consent page.
   *
   * @return the redirect URI with the error, where the browser goes next
   * @throws IllegalArgumentException if that URL does not lead to the consent page
   */
  public String deny(String authorizeUrl) {
    return authorization.deny(asked(authorizeUrl));
  }

  /**
   * The access that an approval gave.
   *
   * @param callbackUrl the address that approving returned
   */
  public Access access(String callbackUrl) {
    String code = FormData.parse(URI.create(callbackUrl).getRawQuery()).get("code").get(0);
    return new Access(grants.grantOf(code).orElseThrow(), grants, journal);
  }

  /** Lets the next request of a kind fail. */
  public void failNext(RequestKind kind, Fault fault) {
    failNext(kind, fault, 1);
  }

  /**
   * Lets the next requests of a kind fail, whoever sends them: see {@link Arrangements#failNext}.
   * If others may be under way, arrange it for one {@link #access}.
   */
  public void failNext(RequestKind kind, Fault fault, int times) {
    arrangements.failNext(kind, fault, times);
  }

  /** Holds the answer to the next request of a kind until it is released. */
  public Gate holdNext(RequestKind kind) {
    return holdNext(kind, 1);
  }

  /** Holds the answers to the next requests of a kind, of any access. */
  public Gate holdNext(RequestKind kind, int requests) {
    return arrangements.holdNext(kind, requests);
  }

  /** Kills an access token and its refresh token; false if they were dead before. */
  public boolean revokeAccess(String accessToken) {
    return grants.revoke(accessToken);
  }

  /** Lets an access token expire now; its refresh token stays good. False if it was dead before. */
  public boolean expireAccess(String accessToken) {
    return grants.expire(accessToken);
  }

  /** The access tokens that are accepted now, oldest first. */
  public List<String> accessTokens() {
    return grants.accessTokens();
  }

  /** Every code, access token and refresh token ever issued. None may appear in a page. */
  public List<String> issuedSecrets() {
    return grants.issued();
  }

  /** All requests that arrived, in order. */
  public List<ReceivedRequest> requests() {
    return journal.requests(entry -> true);
  }

  /** The requests that arrived at a path, in order. */
  public List<ReceivedRequest> requests(String path) {
    return journal.requests(entry -> entry.request().path().equals(path));
  }

  /** The requests of a kind that arrived, in order. */
  public List<ReceivedRequest> requests(RequestKind kind) {
    return journal.requests(entry -> entry.isOf(kind));
  }

  /** Forgets the requests that arrived. */
  public void clearRequests() {
    journal.clear();
  }

  private void listen() {
    server.start();
    apiDoor.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    handler.handle(exchange);
  }

  private void addPages() {
    byte[] styleSheet = resource("sandbox.css");
    routes
        .add("GET", "/", request -> SandboxPage.home(oauthUrl(), apiUrl(), applicationUrl()))
        .add(
            "GET",
            SandboxPage.STYLE_SHEET,
            request -> Reply.of(200, "text/css; charset=utf-8", styleSheet));
  }

  private void addOAuth(OAuthErrors oauthErrors, ApiErrors apiErrors, TokenJson tokenAnswer) {
    AuthorizeEndpoint authorize = new AuthorizeEndpoint(options::get, authorization, journal);
    routes
        .add("GET", "/v1/oauth/authorize", authorize::ask)
        .add("POST", "/v1/oauth/authorize/decision", authorize::decide)
        .add(
            "POST",
            "/v1/oauth/token",
            TokenEndpoint::kind,
            new TokenEndpoint(options::get, grants, oauthErrors, tokenAnswer))
        .add(
            "POST",
            "/v1/oauth/revoke",
            RequestKind.REVOKE,
            new RevokeEndpoint(grants, oauthErrors, apiErrors));
  }

  private void addApi(ApiErrors errors, JsonBytes json) {
    ApiGuard guard = new ApiGuard(grants, errors);
    Fleets fleets = new Fleets(options.get().clock().instant());
    DropletsResource droplets = new DropletsResource(fleets, errors, json, apiUrl() + "/droplets");
    AccountResource account = new AccountResource(json);
    routes
        .add(
            "GET",
            DropletsResource.PATH,
            RequestKind.DROPLETS,
            guard.protect("droplet:read", droplets::list))
        .addBelow(
            "GET",
            DropletsResource.PATH,
            RequestKind.DROPLETS,
            guard.protect("droplet:read", droplets::one))
        .add(
            "GET",
            AccountResource.PATH,
            RequestKind.ACCOUNT,
            guard.protect("account:read", (request, grant) -> account.read(grant)));
  }

  /** The application's home page stands beside its callback. */
  String applicationUrl() {
    return URI.create(options.get().redirectUris().get(0)).resolve(".").toString();
  }

  private Authorization.Asked asked(String authorizeUrl) {
    Authorization.Outcome outcome = authorization.check(AuthorizeParameters.ofUrl(authorizeUrl));
    if (outcome instanceof Authorization.Asked asked) {
      return asked;
    }
    throw new IllegalArgumentException("no consent page: " + outcome);
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static byte[] resource(String name) {
    try (InputStream stream = Sandbox.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
