package droplets.web.session;

import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowSource;
import droplets.web.flow.FlowStep;
import droplets.web.page.SignedInPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The one place that knows what is in the session: the connection, the sign-ins under way and the
 * record of the flow. All are immutable, and set again when they change, so that any session store
 * sees it. A session that ended meanwhile reads as empty.
 */
public final class Sessions implements FlowSource {

  private static final String CONNECTION = "droplets.connection";
  private static final String ATTEMPTS = "droplets.attempts";
  private static final String FLOW = "droplets.flow";

  private final Clock clock;
  private final KeyedLocks locks = new KeyedLocks();

  public Sessions(Clock clock) {
    this.clock = clock;
  }

  /** The connection, if there is one and it is not over. */
  public Optional<DigitalOceanConnection> connection(HttpServletRequest request) {
    return anyConnection(request).filter(connection -> !connection.isOver(clock.instant()));
  }

  /** The connection, even if its time is over. */
  public Optional<DigitalOceanConnection> anyConnection(HttpServletRequest request) {
    return Optional.ofNullable(
        read(request.getSession(false), CONNECTION, DigitalOceanConnection.class));
  }

  /**
   * Begins a connection, with a new session id so that nobody who knew the old one shares it. The
   * connection it replaces, if any, is returned.
   */
  public Optional<DigitalOceanConnection> connect(
      HttpServletRequest request, DigitalOceanConnection connection) {
    HttpSession session = request.getSession();
    // A step of its own: the lock goes by the id, and whoever comes next has the new one.
    locked(session, null, request::changeSessionId);
    return locked(
        session,
        Optional.empty(),
        () -> {
          Optional<DigitalOceanConnection> former = anyConnection(request);
          session.setAttribute(CONNECTION, connection);
          return former;
        });
  }

  /**
   * Puts refreshed tokens in place; false if the connection has ended or was replaced meanwhile.
   */
  boolean update(HttpServletRequest request, DigitalOceanConnection refreshed) {
    HttpSession session = request.getSession(false);
    return locked(
        session,
        false,
        () -> {
          DigitalOceanConnection current = read(session, CONNECTION, DigitalOceanConnection.class);
          if (current == null || !current.id().equals(refreshed.id())) {
            return false;
          }
          session.setAttribute(CONNECTION, refreshed);
          return true;
        });
  }

  /** Forgets a connection, unless it was replaced or got other tokens meanwhile. */
  public void drop(HttpServletRequest request, DigitalOceanConnection connection) {
    remove(request, connection::hasSameTokens);
  }

  /** Takes a connection out of the session, with the tokens that it has by now. */
  public Optional<DigitalOceanConnection> take(
      HttpServletRequest request, DigitalOceanConnection connection) {
    return remove(request, current -> current.id().equals(connection.id()));
  }

  private Optional<DigitalOceanConnection> remove(
      HttpServletRequest request, Predicate<DigitalOceanConnection> which) {
    HttpSession session = request.getSession(false);
    return locked(
        session,
        Optional.empty(),
        () -> {
          Optional<DigitalOceanConnection> found =
              Optional.ofNullable(read(session, CONNECTION, DigitalOceanConnection.class))
                  .filter(which);
          if (found.isPresent()) {
            session.removeAttribute(CONNECTION);
          }
          return found;
        });
  }

  /** Ends the session. Only the record of the flow, which holds no secret, is kept in a new one. */
  public void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Flow flow =
        locked(
            session,
            Flow.NONE,
            () -> {
              Flow record = flow(request);
              session.invalidate();
              return record;
            });
    if (!flow.steps().isEmpty()) {
      request.getSession(true).setAttribute(FLOW, flow);
    }
  }

  public void remember(HttpServletRequest request, PendingSignIn attempt) {
    request.getSession(true);
    changeAttempts(request, attempts -> attempts.plus(attempt));
  }

  /** What a state that came back stands for. */
  public enum StateKind {
    /** A sign-in that was under way and is now used up. */
    PENDING,
    /** A sign-in that was under way too long; it is used up. */
    EXPIRED,
    /** A sign-in that is over. */
    SPENT,
    /** Nothing that this browser session ever began. */
    UNKNOWN
  }

  /**
   * A state that came back.
   *
   * @param kind what it stands for
   * @param attempt the sign-in, if it was under way
   */
  public record TakenState(StateKind kind, PendingSignIn attempt) {}

  /** Uses up a state: of two requests that bring the same one, one gets the attempt. */
  public TakenState takeState(HttpServletRequest request, String state) {
    TakenState[] taken = {new TakenState(StateKind.UNKNOWN, null)};
    changeAttempts(
        request,
        attempts -> {
          Optional<PendingSignIn> found = attempts.find(state);
          if (found.isEmpty()) {
            if (attempts.isSpent(state)) {
              taken[0] = new TakenState(StateKind.SPENT, null);
            }
            return attempts;
          }
          boolean expired = found.get().isExpired(clock.instant());
          taken[0] = new TakenState(expired ? StateKind.EXPIRED : StateKind.PENDING, found.get());
          return attempts.spend(found.get());
        });
    return taken[0];
  }

  /** Whether a state stands for a sign-in that is under way. Uses nothing up. */
  public boolean isPending(HttpServletRequest request, String state) {
    PendingSignIns attempts = read(request.getSession(false), ATTEMPTS, PendingSignIns.class);
    return attempts != null
        && attempts.find(state).filter(found -> !found.isExpired(clock.instant())).isPresent();
  }

  public boolean isAnyAttemptPending(HttpServletRequest request) {
    PendingSignIns attempts = read(request.getSession(false), ATTEMPTS, PendingSignIns.class);
    return attempts != null && attempts.isAnyPending(clock.instant());
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
    Flow flow = read(request.getSession(false), FLOW, Flow.class);
    return flow == null ? Flow.NONE : flow;
  }

  /** Begins a new record. */
  public void startFlow(HttpServletRequest request, List<FlowStep> steps) {
    changeFlow(request, flow -> Flow.NONE.plus(steps));
  }

  /** Adds to the record. */
  public void addToFlow(HttpServletRequest request, List<FlowStep> steps) {
    if (!steps.isEmpty()) {
      changeFlow(request, flow -> flow.plus(steps));
    }
  }

  private void changeFlow(HttpServletRequest request, UnaryOperator<Flow> change) {
    HttpSession session = request.getSession(false);
    locked(
        session,
        null,
        () -> {
          session.setAttribute(FLOW, change.apply(flow(request)));
          return null;
        });
  }

  private void changeAttempts(HttpServletRequest request, UnaryOperator<PendingSignIns> change) {
    HttpSession session = request.getSession(false);
    locked(
        session,
        null,
        () -> {
          PendingSignIns present = read(session, ATTEMPTS, PendingSignIns.class);
          session.setAttribute(
              ATTEMPTS, change.apply(present == null ? PendingSignIns.NONE : present));
          return null;
        });
  }

  /** Does something with a session that no other request of the same session does meanwhile. */
  private <T> T locked(HttpSession session, T withoutSession, Supplier<T> action) {
    if (session == null) {
      return withoutSession;
    }
    try {
      String id = session.getId();
      return locks.with(
          id,
          () ->
              // Signing in changes the id: who waited under the old one has to go to the new.
              id.equals(session.getId()) ? action.get() : locked(session, withoutSession, action));
    } catch (IllegalStateException e) {
      // Another request ended the session.
      return withoutSession;
    }
  }

  private static <T> T read(HttpSession session, String name, Class<T> type) {
    if (session == null) {
      return null;
    }
    try {
      return type.cast(session.getAttribute(name));
    } catch (IllegalStateException e) {
      return null;
    }
  }
}
