package droplets.web.session;

import droplets.web.flow.Flow;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A connection where it is kept. All requests of a browser share it, so a refresh by one is known
 * to the others, and the end for one is the end for all. Two are equal if they keep the same
 * connection.
 */
public interface KeptConnection {

  /**
   * The connection as this request knows it, absent if it has ended. A row of the database is read
   * by the first call only.
   */
  Optional<DigitalOceanConnection> read();

  /** Reads the connection anew. */
  Optional<DigitalOceanConnection> readAgain();

  /**
   * Asks for the right to send the refresh token. In a database another node may have it; then this
   * waits for the new tokens of that node.
   *
   * @param stale the connection as the caller knows it
   * @return absent if that has ended or got other tokens meanwhile: {@link #read} tells
   */
  Optional<RefreshClaim> claim(DigitalOceanConnection stale);

  /**
   * Ends the connection, if it is the one that is meant.
   *
   * @return what it was at its end, absent if it had ended or is another
   */
  Optional<DigitalOceanConnection> end(Predicate<DigitalOceanConnection> which);

  /** Notes that a browser came with it. */
  void use();

  /**
   * Whether a browser ever came with it: then the answer to its callback was not lost. Also true
   * where the store itself ends connections that no browser uses.
   */
  boolean isInUse();

  /** Which sign-in led to it, as far as this node knows; known even after it has ended. */
  Optional<String> signInId();

  /** The record of its flow. */
  Flow flow();

  /** Changes the record of its flow. */
  void changeFlow(UnaryOperator<Flow> change);
}
