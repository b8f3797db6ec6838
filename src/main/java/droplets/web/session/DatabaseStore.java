package droplets.web.session;

import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import droplets.web.page.CookieRules;
import droplets.web.page.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Keeps connections in a table that several nodes share, so that each request may come to any of
 * them. The browser has a handle in a cookie; there are no HTTP sessions then.
 */
public final class DatabaseStore implements ConnectionStore, AutoCloseable {

  private static final Logger LOG = System.getLogger(DatabaseStore.class.getName());

  /** The request attribute that holds the row. */
  private static final String ROW = "droplets.row";

  private final CookieRules rules;
  private final SecureRandom random;
  private final PostponedStatements postponed = new PostponedStatements();
  private final Parts parts;

  /**
   * The parts that every row shares.
   *
   * @param later tries statements again that failed
   */
  record Parts(
      ConnectionTable table,
      Sealer sealer,
      RefreshWait refreshWait,
      Consumer<PostponedStatements.Work> later,
      FlowsByRow records) {

    /** Seals the connection of a row, so that it opens in this row only. */
    ConnectionCodec codec(String key) {
      return new SealedConnectionCodec(sealer, "connection in row " + key);
    }
  }

  /**
   * Makes it for an application.
   *
   * @param callLimit what a call to DigitalOcean may take
   */
  public DatabaseStore(
      DataSource database,
      Sealer sealer,
      CookieRules rules,
      SecureRandom random,
      Duration callLimit) {
    this.rules = rules;
    this.random = random;
    this.parts =
        new Parts(
            new JdbcConnectionTable(database),
            sealer,
            RefreshWait.upTo(callLimit),
            postponed::add,
            new FlowsByRow());
  }

  /** Why a database cannot be used; absent if it can or does not answer now. */
  public static Optional<String> problem(DataSource database) {
    try {
      return new JdbcConnectionTable(database).problem();
    } catch (SQLException e) {
      LOG.log(Level.WARNING, failed(e));
      return Optional.empty();
    }
  }

  /** The log line of a failure. The exception's text is left out, because it may quote a value. */
  static String failed(SQLException e) {
    return "the database failed: reason=database sqlstate="
        + e.getSQLState()
        + " "
        + e.getClass().getName();
  }

  @Override
  public Optional<KeptConnection> find(HttpServletRequest request) {
    if (request.getAttribute(ROW) instanceof ConnectionRow known) {
      return Optional.of(known);
    }
    Optional<KeptConnection> row =
        rules
            .session(request)
            .flatMap(RowHandle::parse)
            .map(handle -> new ConnectionRow(handle, parts, RequestId.logged(request)));
    row.ifPresent(found -> request.setAttribute(ROW, found));
    return row;
  }

  @Override
  public KeptConnection keep(DigitalOceanConnection connection, Flow flow) {
    ConnectionRow row = new ConnectionRow(RowHandle.random(random), parts, "");
    row.insert(connection, flow);
    return row;
  }

  @Override
  public void give(
      HttpServletRequest request, HttpServletResponse response, KeptConnection connection) {
    RowHandle handle = ((ConnectionRow) connection).handle();
    response.addCookie(rules.sessionCookie(handle.value()));
    request.setAttribute(ROW, new ConnectionRow(handle, parts, RequestId.logged(request)));
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public void forget(HttpServletRequest request, HttpServletResponse response) {
    request.removeAttribute(ROW);
    response.addCookie(rules.endOfSession());
  }

  /**
   * Deletes some rows that have ended. Other nodes may be doing the same.
   *
   * @param revoker gets the tokens that a row held
   */
  void deleteEnded(Consumer<TokenSet> revoker) throws SQLException {
    for (String key : parts.table().ended()) {
      parts
          .table()
          .deleteEnded(key)
          .flatMap(parts.codec(key)::decode)
          .ifPresent(connection -> revoker.accept(connection.tokens()));
    }
  }

  @Override
  public void close() {
    postponed.close();
  }
}
