package droplets.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import droplets.web.page.QueryParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * In DigitalOcean's place, where hundreds of thousands of requests are made: it keeps no more of
 * them than what the proof needs. Every code is good. The code names the grant, which has one pair
 * of tokens at a time; a refresh token that comes twice is remembered.
 */
final class CountingDigitalOcean implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final int slowestRefreshMs;

  /** By the access token; what is not in here is dead. */
  private final Map<String, Pair> alive = new LinkedHashMap<>();

  private final Map<String, Pair> byRefreshToken = new LinkedHashMap<>();
  private final Map<String, Pair> byGrant = new LinkedHashMap<>();
  private final Set<String> expired = new HashSet<>();
  private final Set<String> refreshTokensSeen = new HashSet<>();
  private final Set<String> sentTwice = new TreeSet<>();
  private final Set<String> used = new HashSet<>();
  private long pairs;
  private long refreshes;

  private record Pair(String grant, String accessToken, String refreshToken) {}

  /**
   * Listens at a free port.
   *
   * @param slowestRefreshMs each refresh takes a random time up to this, half of it before the work
   */
  CountingDigitalOcean(int slowestRefreshMs) {
    this.slowestRefreshMs = slowestRefreshMs;
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/oauth/token", this::token);
    server.createContext("/v1/oauth/revoke", this::revoke);
    server.createContext("/v2/droplets", this::droplets);
    server.setExecutor(workers);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets the access token of a grant expire. */
  synchronized void expire(String grant) {
    expired.add(byGrant.get(grant).accessToken());
  }

  /** The refresh tokens that were sent more than once. */
  synchronized Set<String> sentTwice() {
    return Set.copyOf(sentTwice);
  }

  /** How many refreshes gave new tokens. */
  synchronized long refreshes() {
    return refreshes;
  }

  /** Forgets which access tokens were used. */
  synchronized void forgetUse() {
    used.clear();
  }

  /** The grants that have a living pair, of which the access token was not used. */
  synchronized Set<String> aliveAndUnused() {
    Set<String> grants = new TreeSet<>();
    for (Pair pair : alive.values()) {
      if (!used.contains(pair.accessToken())) {
        grants.add(pair.grant());
      }
    }
    return grants;
  }

  /**
   * Waits until the pair of a grant is revoked, so that it is no longer {@link #aliveAndUnused}.
   */
  synchronized void awaitRevocation(String grant, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (aliveAndUnused().contains(grant)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    QueryParameters form = form(exchange);
    pause();
    String answer =
        form.get("grant_type").equals("refresh_token")
            ? refreshed(form.get("refresh_token"))
            : issued(form.get("code"));
    pause();
    if (answer.isEmpty()) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
    } else {
      send(exchange, 200, answer);
    }
  }

  private synchronized String refreshed(String refreshToken) {
    if (!refreshTokensSeen.add(refreshToken)) {
      sentTwice.add(refreshToken);
    }
    Pair old = byRefreshToken.remove(refreshToken);
    if (old == null || alive.remove(old.accessToken()) == null) {
      return "";
    }
    expired.remove(old.accessToken());
    refreshes++;
    return issued(old.grant());
  }

  private synchronized String issued(String grant) {
    pairs++;
    Pair pair = new Pair(grant, "fake-access-" + pairs, "fake-refresh-" + pairs);
    alive.put(pair.accessToken(), pair);
    byRefreshToken.put(pair.refreshToken(), pair);
    byGrant.put(grant, pair);
    return """
        {"access_token":"%s","refresh_token":"%s","token_type":"bearer","expires_in":2592000,
        "scope":"read","info":{"name":"%s","email":"someone@example.com","uuid":"u","team_uuid":"t",
        "team_name":"Team"}}"""
        .formatted(pair.accessToken(), pair.refreshToken(), grant);
  }

  private void revoke(HttpExchange exchange) throws IOException {
    String token = form(exchange).get("token");
    boolean isKnown;
    synchronized (this) {
      Pair pair = alive.remove(token);
      isKnown = pair != null;
      if (isKnown) {
        byRefreshToken.remove(pair.refreshToken());
        notifyAll();
      }
    }
    send(exchange, isKnown ? 200 : 401, "{}");
  }

  private void droplets(HttpExchange exchange) throws IOException {
    String token =
        exchange.getRequestHeaders().getFirst("Authorization").replaceFirst("^Bearer ", "");
    boolean isGood;
    synchronized (this) {
      isGood = alive.containsKey(token) && !expired.contains(token);
      used.add(token);
    }
    if (isGood) {
      send(exchange, 200, "{\"droplets\":[],\"links\":{},\"meta\":{\"total\":0}}");
    } else {
      send(exchange, 401, "{\"id\":\"unauthorized\",\"message\":\"Unable to authenticate you\"}");
    }
  }

  private void pause() {
    if (slowestRefreshMs > 0) {
      try {
        Thread.sleep(ThreadLocalRandom.current().nextInt(slowestRefreshMs / 2 + 1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static QueryParameters form(HttpExchange exchange) throws IOException {
    return QueryParameters.parse(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
        .orElseThrow();
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
