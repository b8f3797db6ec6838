package droplets.web.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The table in a database that speaks PostgreSQL's SQL. {@code droplets.sql} makes it. */
final class JdbcConnectionTable implements ConnectionTable {

  /** The version of the table that this release needs. */
  static final int VERSION = 1;

  /** A statement that takes longer is given up, so that a hanging database holds no thread. */
  private static final int STATEMENT_SECONDS = 3;

  private static final String INSERT =
      "INSERT INTO droplets_connection (row_key, sealed, version, ends_at)"
          + " VALUES (?, ?, 1, CURRENT_TIMESTAMP + INTERVAL '10 minutes')";

  private static final String FIND =
      "SELECT sealed, version, claimed_by,"
          + " EXTRACT(EPOCH FROM CURRENT_TIMESTAMP - claimed_at) AS claimed_for,"
          + " seen_at IS NULL OR seen_at < CURRENT_TIMESTAMP - INTERVAL '5 minutes' AS use_due"
          + " FROM droplets_connection WHERE row_key = ? AND ends_at > CURRENT_TIMESTAMP";

  /** A visit is noted at most every five minutes: 65 minutes leave an hour after the last one. */
  private static final String USE =
      "UPDATE droplets_connection SET seen_at = CURRENT_TIMESTAMP,"
          + " ends_at = CURRENT_TIMESTAMP + INTERVAL '65 minutes'"
          + " WHERE row_key = ? AND ends_at > CURRENT_TIMESTAMP"
          + " AND (seen_at IS NULL OR seen_at < CURRENT_TIMESTAMP - INTERVAL '5 minutes')";

  private static final String CLAIM =
      "UPDATE droplets_connection SET claimed_at = CURRENT_TIMESTAMP, claimed_by = ?"
          + " WHERE row_key = ? AND version = ? AND claimed_at IS NULL";

  private static final String COMPLETE =
      "UPDATE droplets_connection"
          + " SET sealed = ?, version = version + 1, claimed_at = NULL, claimed_by = NULL"
          + " WHERE row_key = ? AND version = ? AND claimed_by = ?";

  private static final String RELEASE =
      "UPDATE droplets_connection SET claimed_at = NULL, claimed_by = NULL"
          + " WHERE row_key = ? AND version = ? AND claimed_by = ?";

  private static final String DROP =
      "DELETE FROM droplets_connection WHERE row_key = ? AND version = ? AND claimed_by = ?";

  private static final String DELETE =
      "DELETE FROM droplets_connection WHERE row_key = ? AND version = ? RETURNING sealed";

  private static final String ENDED =
      "SELECT row_key FROM droplets_connection WHERE ends_at <= CURRENT_TIMESTAMP"
          + " ORDER BY ends_at LIMIT 100";

  private static final String DELETE_ENDED =
      "DELETE FROM droplets_connection WHERE row_key = ? AND ends_at <= CURRENT_TIMESTAMP"
          + " RETURNING sealed";

  private static final String SCHEMA = "SELECT version FROM droplets_schema";

  private final DataSource database;

  JdbcConnectionTable(DataSource database) {
    this.database = database;
  }

  private interface Step<T> {
    T with(PreparedStatement statement) throws SQLException;
  }

  /** Why the table cannot be used, or absent. */
  Optional<String> problem() throws SQLException {
    try {
      List<Integer> versions = query(SCHEMA, row -> row.getInt(1));
      if (versions.isEmpty() || versions.get(0) < VERSION) {
        String found = versions.isEmpty() ? "none" : versions.get(0).toString();
        return Optional.of(
            "the table droplets_connection is of version "
                + found
                + ", and this release needs version "
                + VERSION
                + ": run the newer droplets.sql");
      }
      find("00");
      return Optional.empty();
    } catch (SQLException e) {
      // Class 42: no such table or column, or no right to it.
      if (e.getSQLState() == null || !e.getSQLState().startsWith("42")) {
        throw e;
      }
      return Optional.of(
          "the table droplets_connection is missing, older than this release, or not to be read"
              + " (SQLSTATE "
              + e.getSQLState()
              + "): run droplets.sql");
    }
  }

  @Override
  public void insert(String key, byte[] sealed) throws SQLException {
    update(INSERT, bytes(key), sealed);
  }

  @Override
  public Optional<Row> find(String key) throws SQLException {
    return query(
            FIND,
            row -> {
              double seconds = row.getDouble("claimed_for");
              return new Row(
                  row.getBytes("sealed"),
                  row.getInt("version"),
                  Optional.ofNullable(row.getObject("claimed_by", UUID.class)),
                  Duration.ofMillis(Math.round(seconds * 1000)),
                  row.getBoolean("use_due"));
            },
            bytes(key))
        .stream()
        .findFirst();
  }

  @Override
  public void use(String key) throws SQLException {
    update(USE, bytes(key));
  }

  @Override
  public boolean claim(String key, int version, UUID claim) throws SQLException {
    return update(CLAIM, claim, bytes(key), version) == 1;
  }

  @Override
  public boolean complete(String key, int version, UUID claim, byte[] sealed) throws SQLException {
    return update(COMPLETE, sealed, bytes(key), version, claim) == 1;
  }

  @Override
  public boolean release(String key, int version, UUID claim) throws SQLException {
    return update(RELEASE, bytes(key), version, claim) == 1;
  }

  @Override
  public boolean drop(String key, int version, UUID claim) throws SQLException {
    return update(DROP, bytes(key), version, claim) == 1;
  }

  @Override
  public Optional<byte[]> delete(String key, int version) throws SQLException {
    return query(DELETE, row -> row.getBytes(1), bytes(key), version).stream().findFirst();
  }

  @Override
  public List<String> ended() throws SQLException {
    return query(ENDED, row -> HexFormat.of().formatHex(row.getBytes(1)));
  }

  @Override
  public Optional<byte[]> deleteEnded(String key) throws SQLException {
    return query(DELETE_ENDED, row -> row.getBytes(1), bytes(key)).stream().findFirst();
  }

  private static byte[] bytes(String key) {
    return HexFormat.of().parseHex(key);
  }

  private int update(String sql, Object... parameters) throws SQLException {
    return execute(sql, PreparedStatement::executeUpdate, parameters);
  }

  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Reader<T> reader, Object... parameters)
      throws SQLException {
    return execute(
        sql,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
              values.add(reader.read(rows));
            }
            return values;
          }
        },
        parameters);
  }

  private <T> T execute(String sql, Step<T> step, Object... parameters) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (!connection.getAutoCommit()) {
        // A pool may be set up so. Then nothing would be committed.
        connection.setAutoCommit(true);
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setQueryTimeout(STATEMENT_SECONDS);
        for (int i = 0; i < parameters.length; i++) {
          statement.setObject(i + 1, parameters[i]);
        }
        return step.with(statement);
      }
    }
  }
}
