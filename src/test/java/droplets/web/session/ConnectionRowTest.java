package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import droplets.digitalocean.Identity;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A row for one request; {@link ClaimWalkTest} has what several do with one. */
class ConnectionRowTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConnectionTable table = mock(ConnectionTable.class);
  private final DatabaseStore.Parts parts = parts(SessionKeys.random(RANDOM));
  private final RowHandle handle = RowHandle.random(RANDOM);
  private final ConnectionRow row = new ConnectionRow(handle, parts, "");
  private final DigitalOceanConnection connection =
      new DigitalOceanConnection(
          "fake-id",
          "fake-form-token",
          "fake-sign-in-id",
          Instant.EPOCH,
          new TokenSet(
              "fake-access-token",
              "fake-refresh-token",
              Instant.EPOCH,
              TokenSet.NO_EXPIRY,
              List.of("read"),
              Identity.UNKNOWN));

  private DatabaseStore.Parts parts(SessionKeys keys) {
    return new DatabaseStore.Parts(
        table,
        new Sealer(keys, RANDOM),
        RefreshWait.upTo(Duration.ofSeconds(1)),
        work -> {},
        new FlowsByRow());
  }

  private void isInTable(boolean isUseDue) throws SQLException {
    byte[] sealed = (byte[]) parts.codec(handle.key()).encode(connection);
    when(table.find(handle.key()))
        .thenReturn(
            Optional.of(
                new ConnectionTable.Row(sealed, 1, Optional.empty(), Duration.ZERO, isUseDue)));
  }

  @Test
  void aPageCostsOneStatement() throws SQLException {
    isInTable(false);
    row.use();
    assertEquals(Optional.of(connection), row.read());
    assertEquals(Optional.of(connection), row.read());
    row.use();

    verify(table, times(1)).find(handle.key());
    verifyNoMoreInteractions(table);
  }

  @Test
  void thatSomebodyCameIsWrittenWhenItIsTimeAndOnceForARequest() throws SQLException {
    isInTable(true);
    row.use();
    row.use();

    verify(table, times(1)).use(handle.key());
  }

  @Test
  void aRequestAsksADatabaseThatDoesNotAnswerOnce() throws SQLException {
    when(table.find(anyString())).thenThrow(new SQLException("fake", "08006"));

    assertThrows(StoreUnavailableException.class, row::use);
    assertThrows(StoreUnavailableException.class, row::read);
    verify(table, times(1)).find(handle.key());
  }

  @Test
  void aConnectionThatCannotBeKeptIsNoConnection() throws SQLException {
    doThrow(new SQLException("fake", "08006")).when(table).insert(anyString(), any());

    assertThrows(StoreUnavailableException.class, () -> row.insert(connection, Flow.NONE));
  }

  @Test
  void theTableGetsNoTokenAndNoHandleInClear() throws SQLException {
    row.insert(connection, Flow.NONE);

    verify(table).insert(any(), argThat(ConnectionRowTest::isClean));
    assertNotEquals(handle.value(), handle.key());
  }

  private static boolean isClean(byte[] sealed) {
    return !new String(sealed, StandardCharsets.ISO_8859_1).contains("fake-");
  }

  @Test
  void whatIsSealedForOneRowDoesNotOpenInAnother() {
    byte[] sealed = (byte[]) parts.codec(handle.key()).encode(connection);

    assertEquals(Optional.of(connection), parts.codec(handle.key()).decode(sealed));
    assertEquals(Optional.empty(), parts.codec(RowHandle.random(RANDOM).key()).decode(sealed));
    assertEquals(Optional.empty(), new SealedConnectionCodec(parts.sealer()).decode(sealed));
  }

  @Test
  void aRowSealedWithAnotherKeyReadsAsNone() throws SQLException {
    isInTable(false);
    ConnectionRow other = new ConnectionRow(handle, parts(SessionKeys.random(RANDOM)), "");

    assertEquals(Optional.empty(), other.read());
    assertEquals(Optional.empty(), other.end(any -> true));
    verify(table, never()).delete(anyString(), anyInt());
  }

  @Test
  void anEndThatIsMeantForOtherTokensEndsNothing() throws SQLException {
    isInTable(false);

    assertEquals(Optional.empty(), row.end(current -> false));
    verify(table, never()).delete(anyString(), anyInt());
  }

  @Test
  void aHandleHas256BitsAndTellsNothing() {
    assertTrue(handle.value().matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(handle, RowHandle.random(RANDOM));
    assertEquals(Optional.of(handle), RowHandle.parse(handle.value()));
    assertFalse(handle.toString().contains(handle.value()));
    // SHA-256 of 43 times the letter A.
    assertEquals(
        "0f007385b6f9d4b7eeb2748605afe1a9", new RowHandle("A".repeat(43)).key().substring(0, 32));
    for (String no : List.of("", "A".repeat(42), "A".repeat(44), "A".repeat(42) + "=", "é")) {
      assertEquals(Optional.empty(), RowHandle.parse(no));
    }
  }

  @Test
  void aNodeKeepsTheRecordsThatWereUsedLast() {
    FlowsByRow records = new FlowsByRow();
    FlowStep step = SessionsTest.step(FlowKind.LIST);
    records.put("first", "fake-sign-in-id", Flow.NONE);
    records.put("second", "fake-sign-in-id", Flow.NONE);
    records.change("first", flow -> flow.plus(List.of(step)));
    IntStream.range(0, 499).forEach(i -> records.put("other" + i, "other", Flow.NONE));

    assertEquals(new Flow(List.of(step)), records.flow("first"));
    assertEquals(Optional.of("fake-sign-in-id"), records.signInId("first"));
    assertEquals(Optional.empty(), records.signInId("second"));
    assertEquals(Flow.NONE, records.flow("second"));
  }
}
