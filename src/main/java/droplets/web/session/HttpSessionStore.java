package droplets.web.session;

import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import droplets.web.page.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Keeps connections in the container's HTTP sessions. Only a connected person has a session; one
 * that ended meanwhile reads as empty.
 */
public final class HttpSessionStore implements ConnectionStore {

  private static final Logger LOG = System.getLogger(HttpSessionStore.class.getName());
  private static final String CONNECTION = "droplets.connection";

  private final ConnectionCodec codec;

  /** Makes it for an application. */
  public HttpSessionStore(ConnectionCodec codec) {
    this.codec = codec;
  }

  @Override
  public Optional<KeptConnection> find(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    try {
      return session != null && session.getAttribute(CONNECTION) instanceof SharedConnection shared
          ? Optional.of(
              new InSession(
                  shared, codec, () -> setAgain(request, shared), RequestId.logged(request)))
          : Optional.empty();
    } catch (IllegalStateException e) {
      // Another request ended the session.
      return Optional.empty();
    }
  }

  @Override
  public KeptConnection keep(DigitalOceanConnection connection, Flow flow) {
    SharedConnection shared =
        new SharedConnection(codec.encode(connection), connection.signInId(), flow);
    return new InSession(shared, codec, () -> {}, "");
  }

  @Override
  public void give(
      HttpServletRequest request, HttpServletResponse response, KeptConnection connection) {
    invalidate(request);
    request.getSession().setAttribute(CONNECTION, ((InSession) connection).shared);
  }

  @Override
  public boolean isShared() {
    return false;
  }

  @Override
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    invalidate(request);
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

  /**
   * A connection of a session.
   *
   * @param changed is run when it has changed
   * @param logged what a line in the log ends with
   */
  private record InSession(
      SharedConnection shared, ConnectionCodec codec, Runnable changed, String logged)
      implements KeptConnection {

    @Override
    public Optional<DigitalOceanConnection> read() {
      Optional<Serializable> stored = shared.stored();
      Optional<DigitalOceanConnection> connection = stored.flatMap(codec::decode);
      if (stored.isPresent() && connection.isEmpty() && shared.tellUnreadable()) {
        LOG.log(Level.WARNING, SealedConnectionCodec.UNREADABLE + logged);
      }
      return connection;
    }

    @Override
    public Optional<DigitalOceanConnection> readAgain() {
      return read();
    }

    /** Within one node the requests for a refresh wait for each other before they come here. */
    @Override
    public Optional<RefreshClaim> claim(DigitalOceanConnection stale) {
      return read().filter(stale::hasSameTokens).map(current -> new InSessionClaim(current, this));
    }

    @Override
    public Optional<DigitalOceanConnection> end(Predicate<DigitalOceanConnection> which) {
      return change(which, null);
    }

    /** Replaces the connection, if it is the one that is meant; gives the former one. */
    Optional<DigitalOceanConnection> change(
        Predicate<DigitalOceanConnection> which, DigitalOceanConnection next) {
      AtomicReference<DigitalOceanConnection> former = new AtomicReference<>();
      shared.change(
          stored -> {
            Optional<DigitalOceanConnection> current =
                Optional.ofNullable(stored).flatMap(codec::decode).filter(which);
            if (current.isEmpty()) {
              return stored;
            }
            former.set(current.get());
            return next == null ? null : codec.encode(next);
          });
      return Optional.ofNullable(former.get());
    }

    @Override
    public void use() {
      shared.use();
    }

    @Override
    public boolean isInUse() {
      return shared.isInUse();
    }

    @Override
    public Optional<String> signInId() {
      return Optional.of(shared.signInId());
    }

    @Override
    public Flow flow() {
      return shared.flow();
    }

    @Override
    public void changeFlow(UnaryOperator<Flow> change) {
      shared.changeFlow(change);
      changed.run();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof InSession same && shared == same.shared;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(shared);
    }
  }

  private record InSessionClaim(DigitalOceanConnection connection, InSession kept)
      implements RefreshClaim {

    @Override
    public boolean maySend() {
      return true;
    }

    @Override
    public boolean complete(DigitalOceanConnection refreshed, Consumer<TokenSet> revoker) {
      boolean isInPlace =
          kept.change(current -> current.id().equals(refreshed.id()), refreshed).isPresent();
      if (isInPlace) {
        kept.changed.run();
      } else {
        revoker.accept(refreshed.tokens());
      }
      return isInPlace;
    }

    @Override
    public void release() {}

    @Override
    public boolean drop() {
      // Another node that shares the session may have refreshed it.
      return kept.end(connection::hasSameTokens).isPresent() || kept.read().isEmpty();
    }
  }
}
