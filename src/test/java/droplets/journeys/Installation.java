package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Sandbox;
import droplets.sandbox.SandboxOptions;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.ServletServer;
import droplets.servers.WebPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The WAR in a server, with a sandbox in DigitalOcean's place and a {@link Relay} between them.
 *
 * <pre>{@code
 * try (Installation site = new Installation(ServerKind.TOMCAT_11, "/app").start()) {
 *   WebPage droplets = site.visitor().signIn(Team.ACME);
 * }
 * }</pre>
 *
 * <p>{@link #close} fails if a secret was in a page, in an address or in the log.
 */
public final class Installation implements AutoCloseable {
  /** Lets a JVM start faster. A server runs here too briefly to gain from more compilation. */
  private static final String QUICK_START = " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private static final Pattern CODE_OR_STATE = Pattern.compile("[?&](code|state)=[^$]");
  private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
  private static final Pattern SESSION = Pattern.compile("^(?:__\\w+-)?droplets=([^;]+)");

  private final ServerKind kind;
  private final ServletServer server;
  private final String context;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final List<WebPage> pages = new CopyOnWriteArrayList<>();
  private final Set<String> noSecrets = ConcurrentHashMap.newKeySet();
  private UnaryOperator<SandboxOptions> options = initial -> initial;
  private String redirectUri;
  private SandboxOptions initialOptions;
  private Sandbox sandbox;
  private Relay relay;

  /** An installation that is not yet started. */
  public Installation(ServerKind kind, String context) {
    this.kind = kind;
    this.server = new ServletServer(kind, context);
    this.context = context;
    this.redirectUri = server.baseUrl() + "/digitalocean";
  }

  /** Gives the application a setting in place of the usual one. Null leaves it out. */
  public Installation setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Registers another redirect URI than that of the server. */
  Installation redirectUri(String uri) {
    redirectUri = uri;
    return this;
  }

  /** Starts the sandbox with other options. */
  Installation options(UnaryOperator<SandboxOptions> change) {
    options = change;
    return this;
  }

  /** Starts the sandbox and the server. */
  public Installation start() {
    try {
      initialOptions = options.apply(SandboxOptions.forTests(redirectUri));
      sandbox = Sandbox.start(initialOptions);
      relay = new Relay(sandbox.origin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("DIGITAL_OCEAN_CLIENT_ID", sandbox.clientId());
    all.put("DIGITAL_OCEAN_CLIENT_SECRET", sandbox.options().clientSecret().orElse(null));
    all.put("DIGITAL_OCEAN_REDIRECT_URI", redirectUri);
    all.put("DIGITAL_OCEAN_OAUTH_URL", relay.origin() + "/v1/oauth");
    all.put("DIGITAL_OCEAN_API_URL", relay.origin() + "/v2");
    all.put("JDK_JAVA_OPTIONS", (System.getProperty("server.options", "") + QUICK_START).strip());
    all.putAll(settings);
    all.forEach(
        (name, value) -> {
          if (value != null) {
            server.environment(name, value);
          }
        });
    server.start();
    return this;
  }

  /** A person with a new browser. */
  Visitor visitor() {
    return new Visitor(this);
  }

  /** A person with a new browser, connected to a team and at its Droplets. */
  Visitor visitorOf(Team team) {
    Visitor visitor = visitor();
    visitor.signIn(team);
    return visitor;
  }

  /** Gives the sandbox the options that it was started with. */
  void resetOptions() {
    sandbox.change(changed -> initialOptions);
  }

  /** The sandbox in DigitalOcean's place. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** The relay between the application and the sandbox. */
  public Relay relay() {
    return relay;
  }

  ServletServer server() {
    return server;
  }

  /** The address of the application, without a slash at the end. */
  public String baseUrl() {
    return server.baseUrl();
  }

  ServerKind kind() {
    return kind;
  }

  String context() {
    return context;
  }

  String redirectUri() {
    return redirectUri;
  }

  boolean isHttps() {
    return redirectUri.startsWith("https:");
  }

  /**
   * Begins to count the requests that arrive at the sandbox, whoever causes them. Revocations are
   * to be counted for one {@link Visitor#calls visitor}: ten minutes after a sign-in whose browser
   * did not come back, the application revokes its tokens by itself.
   */
  Calls calls() {
    return new Calls(sandbox::requests, lastRequest());
  }

  /** The number of the request that arrived last, or 0. */
  long lastRequest() {
    List<ReceivedRequest> before = sandbox.requests();
    return before.isEmpty() ? 0 : before.get(before.size() - 1).number();
  }

  /** The beginnings of the log lines that a page's request caused, in order. */
  List<String> logged(WebPage page) {
    String end = " for_request=" + page.requestId();
    return Stream.of(server.log().split("\\R"))
        .filter(line -> line.contains(end))
        .map(line -> line.replaceFirst(".*(operation=\\w+|signed \\w+).*", "$1"))
        .toList();
  }

  /** Checks a page against the rules, and keeps it for the search for secrets. */
  WebPage received(WebPage page) {
    PageRules.check(page, this);
    pages.add(page);
    return page;
  }

  /** Allows a session id in the log that the test itself gave away. */
  void isNoSecret(String sessionId) {
    noSecrets.add(sessionId);
  }

  /** Fails if a secret is in a page, in an address or in the log. */
  void assertNothingLeaked() {
    Set<String> tokens = new HashSet<>(sandbox.issuedSecrets());
    sandbox.options().clientSecret().ifPresent(tokens::add);
    for (ReceivedRequest request : sandbox.requests(RequestKind.TOKEN)) {
      request.formParameter("code_verifier").ifPresent(tokens::add);
    }
    Secrets secrets = new Secrets(tokens);
    for (WebPage page : pages) {
      String headers = page.headers().map().toString();
      assertEquals(Set.of(), secrets.in(headers), () -> "secrets in headers of " + page.uri());
      assertEquals(Set.of(), secrets.in(page.body()), () -> "secrets in " + page.uri());
    }
    for (ReceivedRequest request : sandbox.requests()) {
      String address = request.path() + "?" + request.rawQuery();
      assertEquals(Set.of(), secrets.in(address), () -> "secrets in the address " + address);
    }

    Secrets ofSessions = new Secrets(sessionsAndStates());
    for (WebPage page : pages) {
      assertEquals(Set.of(), ofSessions.in(page.body()), () -> "ids in " + page.uri());
    }
    tokens.addAll(sessionsAndStates());
    tokens.addAll(formTokens());
    String log = server.log();
    assertEquals(Set.of(), new Secrets(tokens).in(log), () -> "secrets in the log of " + this);
    assertFalse(CODE_OR_STATE.matcher(log).find(), () -> "a query in the log of " + this);
  }

  @Override
  public String toString() {
    return kind + (context.isEmpty() ? "" : " " + context);
  }

  private Set<String> sessionsAndStates() {
    Set<String> found = new HashSet<>();
    for (WebPage page : pages) {
      List<String> texts = new ArrayList<>(page.setCookies());
      page.headers().firstValue("Location").ifPresent(texts::add);
      for (String text : texts) {
        for (Pattern pattern : List.of(SESSION, STATE)) {
          Matcher matcher = pattern.matcher(text);
          if (matcher.find()) {
            found.add(matcher.group(1));
          }
        }
      }
    }
    found.removeAll(noSecrets);
    return found;
  }

  private Set<String> formTokens() {
    Set<String> found = new HashSet<>();
    for (WebPage page : pages) {
      found.addAll(page.document().select("input[name=token]").eachAttr("value"));
    }
    return found;
  }

  @Override
  public void close() {
    try {
      server.close();
      assertNothingLeaked();
    } finally {
      relay.close();
      sandbox.close();
    }
  }
}
