package droplets.web.session;

import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowSource;
import droplets.web.flow.FlowStep;
import droplets.web.page.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * The one place that knows what is in the session: the connection and the record of its flow. Only
 * a connected person has a session; one that ended meanwhile reads as empty.
 */
public final class Sessions implements FlowSource {

  private static final String CONNECTION = "droplets.connection";

  private final StoredConnections form;
  private final RecentFlows recentFlows;
  private final Clock clock;

  /**
   * Makes it for an application.
   *
   * @param form how sessions hold a connection
   * @param recentFlows keeps the records of browsers without a session
   */
  public Sessions(StoredConnections form, RecentFlows recentFlows, Clock clock) {
    this.form = form;
    this.recentFlows = recentFlows;
    this.clock = clock;
  }

  /** The connection, if there is one and it is not over. */
  public Optional<DigitalOceanConnection> connection(HttpServletRequest request) {
    return anyConnection(request).filter(connection -> !connection.isOver(clock.instant()));
  }

  /** The connection, even if its time is over. */
  public Optional<DigitalOceanConnection> anyConnection(HttpServletRequest request) {
    Optional<SharedConnection> shared = shared(request);
    shared.ifPresent(SharedConnection::use);
    return shared.flatMap(this::read);
  }

  /** A connection and the record of its flow, in the form that sessions share. */
  public SharedConnection share(DigitalOceanConnection connection, List<FlowStep> steps) {
    return new SharedConnection(
        form.stored(connection), connection.signInId(), Flow.NONE.plus(steps));
  }

  /** Whether a connection has not ended. */
  public boolean isAlive(SharedConnection connection) {
    return read(connection).isPresent();
  }

  /** Whether a connection has the tokens of another, as when DigitalOcean gave the same again. */
  public boolean hasTokensOf(SharedConnection connection, DigitalOceanConnection other) {
    return read(connection).filter(other::hasSameTokens).isPresent();
  }

  /**
   * Connects a browser, in a session of its own so that nobody who knew the old one's id shares it.
   *
   * @return the connection that this one replaces, if any; it has ended
   */
  public Optional<DigitalOceanConnection> connect(
      HttpServletRequest request, SharedConnection connection) {
    Optional<SharedConnection> former = shared(request).filter(other -> other != connection);
    invalidate(request);
    request.getSession().setAttribute(CONNECTION, connection);
    return former.flatMap(replaced -> end(replaced, any -> true));
  }

  /**
   * Puts refreshed tokens in place; false if the connection has ended or was replaced meanwhile.
   */
  public boolean update(HttpServletRequest request, DigitalOceanConnection refreshed) {
    Optional<SharedConnection> shared = shared(request);
    boolean isUpdated =
        shared.isPresent()
            && change(shared.get(), current -> current.id().equals(refreshed.id()), refreshed)
                .isPresent();
    if (isUpdated) {
      setAgain(request, shared.get());
    }
    return isUpdated;
  }

  /** Forgets a connection, unless it was replaced or got other tokens meanwhile. */
  public void drop(HttpServletRequest request, DigitalOceanConnection connection) {
    shared(request).ifPresent(shared -> end(shared, connection::hasSameTokens));
  }

  /** Ends a connection; it is returned with the tokens that it has by now. */
  public Optional<DigitalOceanConnection> take(
      HttpServletRequest request, DigitalOceanConnection connection) {
    return shared(request)
        .flatMap(shared -> end(shared, current -> current.id().equals(connection.id())));
  }

  /** Ends a connection that no browser may have; absent if it has ended before. */
  public Optional<DigitalOceanConnection> end(SharedConnection connection) {
    return end(connection, any -> true);
  }

  /** Ends the session. The record of the flow, which holds no secret, is kept a while. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    Flow flow = flow(request);
    // Also for another session that shares it.
    shared(request).ifPresent(this::end);
    invalidate(request);
    if (!flow.steps().isEmpty()) {
      recentFlows.keep(request, response, flow, "");
    }
  }

  @Override
  public Optional<TokenSet> tokens(HttpServletRequest request) {
    return connection(request).map(DigitalOceanConnection::tokens);
  }

  /** The person behind a request, if there is a connection that is not over. */
  public Optional<SignedInPerson> person(HttpServletRequest request) {
    return connection(request)
        .map(found -> new SignedInPerson(found.tokens().identity(), found.formToken()));
  }

  @Override
  public Flow flow(HttpServletRequest request) {
    return shared(request).map(SharedConnection::flow).orElseGet(() -> recentFlows.flow(request));
  }

  /** Whether a sign-in of this browser is known to be over. */
  public boolean isOver(HttpServletRequest request, String signInId) {
    return shared(request).filter(shared -> shared.signInId().equals(signInId)).isPresent()
        || recentFlows.isOf(request, signInId);
  }

  /** Begins a new record, for a sign-in that led to no connection; no id, if it is not known. */
  public void startFlow(
      HttpServletRequest request,
      HttpServletResponse response,
      String signInId,
      List<FlowStep> steps) {
    Flow flow = Flow.NONE.plus(steps);
    Optional<SharedConnection> shared = shared(request);
    if (shared.isPresent()) {
      shared.get().changeFlow(former -> flow);
      setAgain(request, shared.get());
    } else {
      recentFlows.keep(request, response, flow, signInId);
    }
  }

  /** Adds to the record of a connection. */
  public void addToFlow(HttpServletRequest request, List<FlowStep> steps) {
    if (!steps.isEmpty()) {
      shared(request)
          .ifPresent(
              shared -> {
                shared.changeFlow(flow -> flow.plus(steps));
                setAgain(request, shared);
              });
    }
  }

  private Optional<DigitalOceanConnection> read(SharedConnection shared) {
    return shared.stored().flatMap(form::read);
  }

  private Optional<DigitalOceanConnection> end(
      SharedConnection shared, Predicate<DigitalOceanConnection> which) {
    return change(shared, which, null);
  }

  /** Replaces a connection, if it is the one that is meant; gives the former one. */
  private Optional<DigitalOceanConnection> change(
      SharedConnection shared,
      Predicate<DigitalOceanConnection> which,
      DigitalOceanConnection next) {
    AtomicReference<DigitalOceanConnection> former = new AtomicReference<>();
    shared.change(
        stored -> {
          Optional<DigitalOceanConnection> current =
              Optional.ofNullable(stored).flatMap(form::read).filter(which);
          if (current.isEmpty()) {
            return stored;
          }
          former.set(current.get());
          return next == null ? null : form.stored(next);
        });
    return Optional.ofNullable(former.get());
  }

  private static Optional<SharedConnection> shared(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    try {
      return session != null
              && session.getAttribute(CONNECTION) instanceof SharedConnection connection
          ? Optional.of(connection)
          : Optional.empty();
    } catch (IllegalStateException e) {
      // Another request ended the session.
      return Optional.empty();
    }
  }

  /** A session store outside the JVM sees a change only when the attribute is set. */
  private static void setAgain(HttpServletRequest request, SharedConnection connection) {
    HttpSession session = request.getSession(false);
    try {
      if (session != null) {
        session.setAttribute(CONNECTION, connection);
      }
    } catch (IllegalStateException e) {
      // Another request ended the session.
    }
  }

  private static void invalidate(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    try {
      if (session != null) {
        session.invalidate();
      }
    } catch (IllegalStateException e) {
      // Another request ended it first.
    }
  }
}
