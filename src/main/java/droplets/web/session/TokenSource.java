package droplets.web.session;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.FlowRecorder;
import droplets.web.page.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Refreshes the tokens of a connection ahead of their expiry or after a 401, and revokes them at
 * the end.
 *
 * <p>A refresh token works once. So there is one refresh at a time for a connection, and the
 * requests that come meanwhile wait for it and share its outcome, good or bad. Nobody waits for the
 * refresh of another connection. Nodes that share connections use a {@link RefreshClaim} for this.
 */
public final class TokenSource {

  private static final Logger LOG = System.getLogger(TokenSource.class.getName());
  private static final Duration REVOKE_AT_MOST = Duration.ofSeconds(3);

  private final DigitalOceanClient client;
  private final Sessions sessions;
  private final Clock clock;
  private final ConcurrentMap<String, CompletableFuture<DigitalOceanConnection>> refreshes =
      new ConcurrentHashMap<>();

  /** Makes it for an application. */
  public TokenSource(DigitalOceanClient client, Sessions sessions, Clock clock) {
    this.client = client;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** A call that needs an access token. */
  public interface Call<T> {
    T with(DigitalOceanClient client, String accessToken) throws DigitalOceanException;
  }

  /**
   * Makes a call with a live access token; after a 401 once more with a refreshed one.
   *
   * @throws ConnectionLostException if there is none to be had; the connection has been dropped
   * @throws DigitalOceanException if the call or a refresh failed; the connection is kept
   */
  public <T> T call(
      HttpServletRequest request,
      DigitalOceanConnection connection,
      FlowRecorder recorder,
      Call<T> call)
      throws DigitalOceanException, ConnectionLostException {
    DigitalOceanClient observed = client(request, recorder);
    DigitalOceanConnection live = connection;
    boolean isRefreshed = false;
    while (true) {
      if (isRefreshed || !isRefreshDue(live)) {
        try {
          return call.with(observed, live.tokens().accessToken());
        } catch (ApiException e) {
          if (e.status() != 401) {
            throw e;
          }
        }
      }
      DigitalOceanConnection current =
          sessions.connectionByNow(request).orElseThrow(ConnectionLostException::new);
      if (!current.hasSameTokens(live)) {
        // Those are not in force any more: another request was faster.
        live = current;
      } else if (isRefreshed) {
        throw lost(request, live);
      } else {
        live = refresh(request, live, observed);
        isRefreshed = true;
      }
    }
  }

  private boolean isRefreshDue(DigitalOceanConnection connection) {
    TokenSet tokens = connection.tokens();
    return tokens.canRefresh() && tokens.isRefreshDue(clock.instant());
  }

  /** Revokes a connection's tokens, within three seconds; true if DigitalOcean confirmed it. */
  public boolean revoke(HttpServletRequest request, TokenSet tokens, FlowRecorder recorder) {
    return revoke(client(request, recorder), tokens);
  }

  /** Revokes tokens that no request belongs to. */
  public boolean revoke(TokenSet tokens) {
    return revoke(client, tokens);
  }

  private static boolean revoke(DigitalOceanClient client, TokenSet tokens) {
    try {
      client.revoke(tokens, REVOKE_AT_MOST);
      return true;
    } catch (DigitalOceanException e) {
      // The caller forgets the tokens all the same; the call itself is in the log.
      return false;
    }
  }

  private DigitalOceanClient client(HttpServletRequest request, FlowRecorder recorder) {
    return client.observedBy(recorder).calledFor(RequestId.of(request));
  }

  /**
   * Waits until the refreshes under way have ended. One that is given up may have spent its refresh
   * token, and then that person has to connect again.
   */
  public void awaitRefreshes(Duration atMost) {
    CompletableFuture<Void> all =
        CompletableFuture.allOf(refreshes.values().toArray(new CompletableFuture<?>[0]));
    try {
      all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Those that wait for a refresh are told how it ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refreshes the connection, or waits for the refresh that another request has begun. */
  private DigitalOceanConnection refresh(
      HttpServletRequest request, DigitalOceanConnection stale, DigitalOceanClient observed)
      throws DigitalOceanException, ConnectionLostException {
    CompletableFuture<DigitalOceanConnection> mine = new CompletableFuture<>();
    CompletableFuture<DigitalOceanConnection> running = refreshes.putIfAbsent(stale.id(), mine);
    if (running != null) {
      return outcome(running);
    }
    try {
      mine.complete(refreshAlone(request, stale, observed));
    } catch (DigitalOceanException | ConnectionLostException | RuntimeException | Error e) {
      mine.completeExceptionally(e);
    } finally {
      refreshes.remove(stale.id(), mine);
    }
    return outcome(mine);
  }

  private DigitalOceanConnection refreshAlone(
      HttpServletRequest request, DigitalOceanConnection stale, DigitalOceanClient observed)
      throws DigitalOceanException, ConnectionLostException {
    KeptConnection kept = sessions.kept(request).orElseThrow(ConnectionLostException::new);
    // This revocation may come after the end of the request, when the database is back.
    DigitalOceanClient unobserved = observed.unobserved();
    Refresh refresh =
        new Refresh(
            observed::refresh, tokens -> revoke(unobserved, tokens), RequestId.logged(request));
    return refresh.of(kept, stale);
  }

  private ConnectionLostException lost(
      HttpServletRequest request, DigitalOceanConnection connection) {
    sessions.drop(request, connection);
    LOG.log(
        Level.INFO,
        "signed out: DigitalOcean no longer accepts the connection" + RequestId.logged(request));
    return new ConnectionLostException();
  }

  private static DigitalOceanConnection outcome(CompletableFuture<DigitalOceanConnection> refresh)
      throws DigitalOceanException, ConnectionLostException {
    try {
      return refresh.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DigitalOceanException failed) {
        throw failed;
      }
      if (e.getCause() instanceof ConnectionLostException lost) {
        throw lost;
      }
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }
}
