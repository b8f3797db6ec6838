package droplets.web.session;

import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowSource;
import droplets.web.flow.FlowStep;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.page.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The one place that knows what a browser has here: its connection, wherever that is kept, and the
 * record of its flow.
 */
public final class Sessions implements FlowSource {

  private final ConnectionStore store;
  private final FlowsWithoutConnection flowsWithoutConnection;
  private final Clock clock;

  /** Makes it for an application. */
  public Sessions(
      ConnectionStore store, FlowsWithoutConnection flowsWithoutConnection, Clock clock) {
    this.store = store;
    this.flowsWithoutConnection = flowsWithoutConnection;
    this.clock = clock;
  }

  /** The connection, if there is one and it is not over. */
  public Optional<DigitalOceanConnection> connection(HttpServletRequest request) {
    return anyConnection(request).filter(connection -> !connection.isOver(clock.instant()));
  }

  /** The connection as it is by now, if there is one and it is not over. */
  Optional<DigitalOceanConnection> connectionByNow(HttpServletRequest request) {
    return kept(request)
        .flatMap(KeptConnection::readAgain)
        .filter(connection -> !connection.isOver(clock.instant()));
  }

  /** The connection, even if its time is over. */
  public Optional<DigitalOceanConnection> anyConnection(HttpServletRequest request) {
    Optional<KeptConnection> kept = kept(request);
    kept.ifPresent(KeptConnection::use);
    return kept.flatMap(KeptConnection::read);
  }

  /** The connection where it is kept; it may have ended. */
  Optional<KeptConnection> kept(HttpServletRequest request) {
    return store.find(request);
  }

  /** Keeps a connection that a sign-in led to, and the record of its flow. */
  public KeptConnection keep(DigitalOceanConnection connection, List<FlowStep> steps) {
    return store.keep(connection, Flow.NONE.plus(steps));
  }

  /** Whether two connections have the same tokens: DigitalOcean may give the same ones again. */
  public boolean hasTokensOf(KeptConnection connection, DigitalOceanConnection other) {
    return connection.read().filter(other::hasSameTokens).isPresent();
  }

  /**
   * Connects a browser.
   *
   * @return the connection that this one replaces, if any; it has ended
   */
  public Optional<DigitalOceanConnection> connect(
      HttpServletRequest request, HttpServletResponse response, KeptConnection connection) {
    Optional<KeptConnection> former = kept(request).filter(other -> !other.equals(connection));
    store.give(request, response, connection);
    return former.flatMap(replaced -> replaced.end(any -> true));
  }

  /** Forgets a connection, unless it was replaced or got other tokens meanwhile. */
  public void drop(HttpServletRequest request, DigitalOceanConnection connection) {
    kept(request).ifPresent(kept -> kept.end(connection::hasSameTokens));
  }

  /** Ends a connection; it is returned with the tokens that it has by now. */
  public Optional<DigitalOceanConnection> take(
      HttpServletRequest request, DigitalOceanConnection connection) {
    return kept(request).flatMap(kept -> kept.end(current -> current.id().equals(connection.id())));
  }

  /** Ends the connection. The record of its flow, which holds no secret, is kept a while. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    Flow flow = flow(request);
    // Also for another session that shares it.
    kept(request).ifPresent(kept -> kept.end(any -> true));
    store.forget(request, response);
    if (!flow.steps().isEmpty()) {
      flowsWithoutConnection.keep(request, response, flow, "");
    }
  }

  /** Whether the store answers, so that it is known if the browser is connected. */
  public boolean isAvailable(HttpServletRequest request) {
    try {
      connection(request);
      return true;
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  /** The connection for a page that goes on without one. */
  private Optional<DigitalOceanConnection> connectionIfAvailable(HttpServletRequest request) {
    try {
      return connection(request);
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<TokenSet> tokens(HttpServletRequest request) {
    return connectionIfAvailable(request).map(DigitalOceanConnection::tokens);
  }

  /** The person behind a request, if there is a connection that is not over. */
  public Optional<SignedInPerson> person(HttpServletRequest request) {
    return connectionIfAvailable(request)
        .map(found -> new SignedInPerson(found.tokens().identity(), found.formToken()));
  }

  @Override
  public boolean isOfThisNodeAlone() {
    return store.isShared();
  }

  @Override
  public Flow flow(HttpServletRequest request) {
    Flow recent = flowsWithoutConnection.flow(request);
    return kept(request)
        .map(KeptConnection::flow)
        .filter(ofConnection -> !recent.at().isAfter(ofConnection.at()))
        .orElse(recent);
  }

  /** Whether a sign-in of this browser is known to be over. */
  public boolean isOver(HttpServletRequest request, String signInId) {
    return kept(request).flatMap(KeptConnection::signInId).filter(signInId::equals).isPresent()
        || flowsWithoutConnection.isOf(request, signInId);
  }

  /**
   * Begins a new record, of a sign-in that led to no connection. The record of a connection stays
   * beside it.
   *
   * @param signInId identifies the sign-in, or is empty if it is not known
   */
  public void startFlow(
      HttpServletRequest request,
      HttpServletResponse response,
      String signInId,
      List<FlowStep> steps) {
    flowsWithoutConnection.keep(request, response, Flow.NONE.plus(steps), signInId);
  }

  /** Adds to the record of a connection. */
  public void addToFlow(HttpServletRequest request, List<FlowStep> steps) {
    if (!steps.isEmpty()) {
      kept(request).ifPresent(kept -> kept.changeFlow(flow -> flow.plus(steps)));
    }
  }
}
