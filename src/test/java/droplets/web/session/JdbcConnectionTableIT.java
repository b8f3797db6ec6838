package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import droplets.nodes.PostgreSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SQL in a real database. */
@Tag("nodes")
class JdbcConnectionTableIT {
  private static final String KEY = "0a".repeat(32);
  private static final String OTHER = "0b".repeat(32);
  private static final byte[] SEALED = {1, 2, 3};

  private static PostgreSql database;
  private JdbcConnectionTable table;

  @BeforeAll
  static void start() {
    database = new PostgreSql();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void empty() throws SQLException {
    database.sql("DROP TABLE IF EXISTS droplets_schema, droplets_connection");
    database.createTable();
    table = new JdbcConnectionTable(source(true));
    table.insert(KEY, SEALED);
    table.insert(OTHER, SEALED);
  }

  private static DataSource source(boolean autoCommit) throws SQLException {
    DataSource source = mock(DataSource.class);
    when(source.getConnection())
        .thenAnswer(
            call -> {
              Connection connection = database.connect();
              connection.setAutoCommit(autoCommit);
              return connection;
            });
    return source;
  }

  private ConnectionTable.Row row() throws SQLException {
    return table.find(KEY).orElseThrow();
  }

  private String column(String name) {
    return database
        .sql("SELECT %s FROM droplets_connection WHERE row_key = '\\x%s'".formatted(name, KEY))
        .stream()
        .findFirst()
        .orElse("");
  }

  private static void change(String to) {
    database.sql("UPDATE droplets_connection SET %s WHERE row_key = '\\x%s'".formatted(to, KEY));
  }

  @Test
  void aRowIsReadAsItWasWritten() throws SQLException {
    assertArrayEquals(SEALED, row().sealed());
    assertEquals(1, row().version());
    assertEquals(Optional.empty(), row().claimedBy());
    assertEquals(Duration.ZERO, row().claimedFor());
    assertEquals(Optional.empty(), table.find("0c".repeat(32)));
  }

  @Test
  void aRowIsClaimedOnceAndInItsVersionOnly() throws SQLException {
    UUID mine = UUID.randomUUID();
    assertFalse(table.claim(KEY, 2, mine));
    assertTrue(table.claim(KEY, 1, mine));
    assertFalse(table.claim(KEY, 1, UUID.randomUUID()));
    assertFalse(table.claim(KEY, 1, mine));
    assertEquals(Optional.of(mine), row().claimedBy());
    assertEquals(Optional.empty(), table.find(OTHER).orElseThrow().claimedBy());

    change("claimed_at = claimed_at - INTERVAL '1 minute'");
    assertTrue(row().claimedFor().compareTo(Duration.ofSeconds(60)) >= 0);
  }

  @Test
  void onlyTheClaimPutsTokensInPlace() throws SQLException {
    UUID mine = UUID.randomUUID();
    byte[] newer = {4};
    assertFalse(table.complete(KEY, 1, mine, newer));
    table.claim(KEY, 1, mine);
    assertFalse(table.complete(KEY, 1, UUID.randomUUID(), newer));
    assertFalse(table.complete(KEY, 2, mine, newer));
    assertArrayEquals(SEALED, row().sealed());

    assertTrue(table.complete(KEY, 1, mine, newer));
    assertArrayEquals(newer, row().sealed());
    assertEquals(2, row().version());
    assertEquals(Optional.empty(), row().claimedBy());
    assertFalse(table.complete(KEY, 1, mine, SEALED));
    assertTrue(table.claim(KEY, 2, mine));
  }

  @Test
  void onlyTheClaimIsReleasedOrDropped() throws SQLException {
    UUID mine = UUID.randomUUID();
    assertFalse(table.release(KEY, 1, mine));
    assertFalse(table.drop(KEY, 1, mine));
    table.claim(KEY, 1, mine);
    assertFalse(table.release(KEY, 1, UUID.randomUUID()));
    assertFalse(table.drop(KEY, 1, UUID.randomUUID()));

    assertTrue(table.release(KEY, 1, mine));
    assertTrue(table.claim(KEY, 1, mine));
    assertTrue(table.drop(KEY, 1, mine));
    assertEquals(Optional.empty(), table.find(KEY));
    assertTrue(table.find(OTHER).isPresent());
  }

  @Test
  void aDeletedRowGivesWhatItHeldAndNothingRevivesIt() throws SQLException {
    UUID mine = UUID.randomUUID();
    table.claim(KEY, 1, mine);
    assertEquals(Optional.empty(), table.delete(KEY, 2));
    assertArrayEquals(SEALED, table.delete(KEY, 1).orElseThrow());

    assertEquals(Optional.empty(), table.delete(KEY, 1));
    assertFalse(table.complete(KEY, 1, mine, SEALED));
    table.use(KEY);
    assertEquals(Optional.empty(), table.find(KEY));
  }

  @Test
  void aRowEndsTenMinutesAfterItsSignInUnlessSomebodyComesWithIt() throws SQLException {
    change("ends_at = ends_at - INTERVAL '9 minutes 50 seconds'");
    assertTrue(row().isUseDue());
    change("ends_at = ends_at - INTERVAL '10 seconds'");
    assertEquals(Optional.empty(), table.find(KEY));
    table.use(KEY);
    assertEquals(Optional.empty(), table.find(KEY), "what has ended is not revived");
  }

  @Test
  void aRowEndsWhenNobodyHasComeForAnHour() throws SQLException {
    table.use(KEY);
    assertFalse(row().isUseDue());
    String seen = column("seen_at");
    table.use(KEY);
    assertEquals(seen, column("seen_at"), "written at most every five minutes");

    change("seen_at = seen_at - INTERVAL '5 minutes', ends_at = ends_at - INTERVAL '5 minutes'");
    assertTrue(row().isUseDue());
    change("ends_at = ends_at - INTERVAL '59 minutes'");
    assertTrue(row().isUseDue());
    table.use(KEY);
    assertFalse(row().isUseDue());
    change("ends_at = ends_at - INTERVAL '65 minutes'");
    assertEquals(Optional.empty(), table.find(KEY));
  }

  @Test
  void endedRowsAreRemovedOneByOneAndNoOthers() throws SQLException {
    assertEquals(List.of(), table.ended());
    assertEquals(Optional.empty(), table.deleteEnded(KEY));
    change("ends_at = CURRENT_TIMESTAMP");
    assertEquals(List.of(KEY), table.ended());
    assertArrayEquals(SEALED, table.deleteEnded(KEY).orElseThrow());
    assertEquals(Optional.empty(), table.deleteEnded(KEY));
    assertTrue(table.find(OTHER).isPresent());
  }

  @Test
  void aStepOfRemovalIsSmall() throws SQLException {
    database.sql(
        "INSERT INTO droplets_connection (row_key, sealed, version, ends_at)"
            + " SELECT sha256(n::text::bytea), '', 1, CURRENT_TIMESTAMP"
            + " FROM generate_series(1, 250) n");
    assertEquals(100, table.ended().size());
  }

  @Test
  void whatAPoolDoesNotCommitIsCommittedAllTheSame() throws SQLException {
    JdbcConnectionTable other = new JdbcConnectionTable(source(false));
    assertTrue(other.claim(KEY, 1, UUID.randomUUID()));
    assertTrue(row().claimedBy().isPresent());
  }

  @Test
  void ofManyClaimsAtOnceOneHolds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int round = 1; round <= 100; round++) {
        int version = round;
        List<UUID> claims = new ArrayList<>();
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          UUID claim = UUID.randomUUID();
          claims.add(claim);
          all.add(() -> table.claim(KEY, version, claim));
        }
        List<UUID> holding = new ArrayList<>();
        List<Future<Boolean>> held = threads.invokeAll(all);
        for (int i = 0; i < held.size(); i++) {
          if (held.get(i).get()) {
            holding.add(claims.get(i));
          }
        }
        assertEquals(1, holding.size());
        assertTrue(table.complete(KEY, version, holding.get(0), SEALED));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aMissingOrOlderTableIsAProblemAndANewerOneIsNone() throws SQLException {
    assertEquals(Optional.empty(), table.problem());
    database.sql("UPDATE droplets_schema SET version = 2");
    assertEquals(Optional.empty(), table.problem());
    database.sql("UPDATE droplets_schema SET version = 0");
    assertTrue(table.problem().orElseThrow().contains("of version 0"));
    database.sql("DELETE FROM droplets_schema");
    assertTrue(table.problem().orElseThrow().contains("of version none"));
    database.sql("INSERT INTO droplets_schema VALUES (1)");
    database.sql("ALTER TABLE droplets_connection DROP COLUMN claimed_by");
    assertTrue(table.problem().orElseThrow().contains("older than this release"));
    database.sql("DROP TABLE droplets_schema");
    assertTrue(table.problem().orElseThrow().contains("missing"));
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsNoProblemOfTheTable() throws SQLException {
    DataSource down = mock(DataSource.class);
    when(down.getConnection()).thenThrow(new SQLException("fake", "08001"));
    JdbcConnectionTable unreachable = new JdbcConnectionTable(down);
    assertThrows(SQLException.class, unreachable::problem);
    assertThrows(SQLException.class, () -> unreachable.find(KEY));
  }
}
