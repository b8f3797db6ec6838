package droplets.web.session;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of connections that several nodes share. Each method is one statement, committed when
 * it returns. After a {@link SQLException} nobody knows whether it was done.
 *
 * <p>All times are the database's, so that the nodes' clocks need not agree.
 */
interface ConnectionTable {

  /**
   * A connection in the table.
   *
   * @param sealed the sealed connection
   * @param version how often its tokens were put in place
   * @param claimedBy the claim on its refresh token, if there is one
   * @param claimedFor how long that has lasted
   * @param isUseDue whether the next visit is to be noted
   */
  record Row(
      byte[] sealed, int version, Optional<UUID> claimedBy, Duration claimedFor, boolean isUseDue) {

    Row used() {
      return new Row(sealed, version, claimedBy, claimedFor, false);
    }
  }

  /** Puts in a row. It ends after ten minutes without a visit. */
  void insert(String key, byte[] sealed) throws SQLException;

  /** The row, if it has not ended. */
  Optional<Row> find(String key) throws SQLException;

  /** Notes a visit with a row. The row ends an hour after the last visit. */
  void use(String key) throws SQLException;

  /** Claims a row; false if it has another version, is claimed or is gone. */
  boolean claim(String key, int version, UUID claim) throws SQLException;

  /** Puts tokens in place and ends the claim; false if the row no longer has this claim. */
  boolean complete(String key, int version, UUID claim, byte[] sealed) throws SQLException;

  /** Ends a claim; false if the row no longer has this claim. */
  boolean release(String key, int version, UUID claim) throws SQLException;

  /** Deletes a claimed row; false if the row no longer has this claim. */
  boolean drop(String key, int version, UUID claim) throws SQLException;

  /** Deletes a row of this version, claimed or not; what was sealed in it. */
  Optional<byte[]> delete(String key, int version) throws SQLException;

  /** The keys of some rows that have ended. */
  List<String> ended() throws SQLException;

  /** Deletes a row that has ended; what was sealed in it. */
  Optional<byte[]> deleteEnded(String key) throws SQLException;
}
