package droplets.web.session;

import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A connection in a row of the table. A request reads the row once and then goes by what it read,
 * except where it is about to refresh or to end the connection.
 *
 * <p>A refresh token is sent by the node that holds the row's claim, and by no other. A claim is
 * not a lock: it does not free itself when its node dies, because nobody would know then whether
 * the token was sent. A claim that has lasted longer than any call can take ends the connection.
 */
final class ConnectionRow implements KeptConnection {

  private static final Logger LOG = System.getLogger(ConnectionRow.class.getName());

  private final RowHandle handle;
  private final String key;
  private final DatabaseStore.Parts parts;
  private final ConnectionCodec codec;
  private final String logged;

  private Optional<ConnectionTable.Row> row;
  private Optional<DigitalOceanConnection> known;
  private StoreUnavailableException failure;

  /**
   * A row that may or may not exist.
   *
   * @param logged what the lines in the log end with
   */
  ConnectionRow(RowHandle handle, DatabaseStore.Parts parts, String logged) {
    this.handle = handle;
    this.key = handle.key();
    this.parts = parts;
    this.codec = parts.codec(key);
    this.logged = logged;
  }

  void insert(DigitalOceanConnection connection, Flow flow) {
    byte[] sealed = (byte[]) codec.encode(connection);
    asked(
        () -> {
          parts.table().insert(key, sealed);
          return null;
        });
    parts.records().put(key, connection.signInId(), flow);
  }

  /** The secret that the browser's cookie holds. */
  RowHandle handle() {
    return handle;
  }

  @Override
  public synchronized Optional<DigitalOceanConnection> read() {
    if (known == null && failure != null) {
      // A request waits once for a database that does not answer.
      throw failure;
    }
    return known == null ? readAgain() : known;
  }

  @Override
  public synchronized Optional<DigitalOceanConnection> readAgain() {
    row = asked(() -> parts.table().find(key));
    known = row.map(ConnectionTable.Row::sealed).flatMap(this::opened);
    return known;
  }

  private Optional<DigitalOceanConnection> opened(byte[] sealed) {
    Optional<DigitalOceanConnection> connection = codec.decode(sealed);
    if (connection.isEmpty()) {
      LOG.log(Level.WARNING, SealedConnectionCodec.UNREADABLE + logged);
    }
    return connection;
  }

  @Override
  public synchronized Optional<RefreshClaim> claim(DigitalOceanConnection stale) {
    RefreshWait wait = parts.refreshWait();
    long start = wait.nanoTime().getAsLong();
    while (true) {
      Optional<DigitalOceanConnection> current = readAgain().filter(stale::hasSameTokens);
      if (current.isEmpty()) {
        return Optional.empty();
      }
      ConnectionTable.Row found = row.orElseThrow();
      Duration waited = Duration.ofNanos(wait.nanoTime().getAsLong() - start);
      if (found.claimedBy().isEmpty()) {
        UUID mine = UUID.randomUUID();
        if (claim(found, mine)) {
          return Optional.of(new RowClaim(current.get(), found.version(), mine, true));
        }
      } else if (wait.isLeftBehind(found.claimedFor(), waited)) {
        UUID dead = found.claimedBy().get();
        return Optional.of(new RowClaim(current.get(), found.version(), dead, false));
      } else if (wait.isTooLong(waited)) {
        throw new StoreUnavailableException("another node refreshes the connection");
      } else {
        wait.pause().run();
      }
    }
  }

  private boolean claim(ConnectionTable.Row found, UUID mine) {
    return asked(
        () -> {
          try {
            return parts.table().claim(key, found.version(), mine);
          } catch (SQLException e) {
            // The claim may have been written. Nothing was sent, so it is given back.
            parts.later().accept(() -> parts.table().release(key, found.version(), mine));
            throw e;
          }
        });
  }

  @Override
  public synchronized Optional<DigitalOceanConnection> end(
      Predicate<DigitalOceanConnection> which) {
    while (readAgain().filter(which).isPresent()) {
      int version = row.orElseThrow().version();
      Optional<byte[]> deleted = asked(() -> parts.table().delete(key, version));
      if (deleted.isPresent()) {
        known = Optional.empty();
        return codec.decode(deleted.get());
      }
      // Another request refreshed or deleted it since it was read.
    }
    return Optional.empty();
  }

  @Override
  public synchronized void use() {
    read();
    if (row.isPresent() && row.get().isUseDue()) {
      row = Optional.of(row.get().used());
      asked(
          () -> {
            parts.table().use(key);
            return null;
          });
    }
  }

  /** Always true: the table itself ends unused rows. */
  @Override
  public boolean isInUse() {
    return true;
  }

  @Override
  public Optional<String> signInId() {
    // Another node may have finished the sign-in.
    return parts.records().signInId(key).or(() -> read().map(DigitalOceanConnection::signInId));
  }

  @Override
  public Flow flow() {
    return parts.records().flow(key);
  }

  @Override
  public void changeFlow(UnaryOperator<Flow> change) {
    parts.records().change(key, change);
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }

  private <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, DatabaseStore.failed(e) + logged);
      failure = new StoreUnavailableException("the database does not answer");
      throw failure;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConnectionRow same && key.equals(same.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /** The claim of this node, or that of a node that died. */
  private final class RowClaim implements RefreshClaim {

    private final DigitalOceanConnection connection;
    private final int version;
    private final UUID id;
    private final boolean maySend;

    RowClaim(DigitalOceanConnection connection, int version, UUID id, boolean maySend) {
      this.connection = connection;
      this.version = version;
      this.id = id;
      this.maySend = maySend;
    }

    @Override
    public DigitalOceanConnection connection() {
      return connection;
    }

    @Override
    public boolean maySend() {
      return maySend;
    }

    @Override
    public boolean complete(DigitalOceanConnection refreshed, Consumer<TokenSet> revoker) {
      byte[] sealed = (byte[]) codec.encode(refreshed);
      boolean isInPlace;
      try {
        isInPlace = isInPlace(sealed);
        if (!isInPlace) {
          revoker.accept(refreshed.tokens());
        }
      } catch (SQLException e) {
        LOG.log(Level.WARNING, DatabaseStore.failed(e) + logged);
        parts
            .later()
            .accept(
                () -> {
                  if (!isInPlace(sealed)) {
                    revoker.accept(refreshed.tokens());
                  }
                });
        // This request goes on with the tokens that it has.
        isInPlace = true;
      }
      known = isInPlace ? Optional.of(refreshed) : Optional.empty();
      return isInPlace;
    }

    /** A later version shows that an earlier try succeeded: only this node could write it. */
    private boolean isInPlace(byte[] sealed) throws SQLException {
      return parts.table().complete(key, version, id, sealed)
          || parts.table().find(key).filter(now -> now.version() > version).isPresent();
    }

    @Override
    public void release() {
      try {
        parts.table().release(key, version, id);
      } catch (SQLException e) {
        LOG.log(Level.WARNING, DatabaseStore.failed(e) + logged);
        parts.later().accept(() -> parts.table().release(key, version, id));
      }
    }

    @Override
    public boolean drop() {
      try {
        return parts.table().drop(key, version, id) || readAgain().isEmpty();
      } catch (SQLException e) {
        LOG.log(Level.WARNING, DatabaseStore.failed(e) + logged);
        parts.later().accept(() -> parts.table().drop(key, version, id));
        return true;
      }
    }
  }
}
