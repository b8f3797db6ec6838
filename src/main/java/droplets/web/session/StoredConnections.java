package droplets.web.session;

import java.io.Serializable;
import java.util.Optional;

/**
 * The form in which a session or a row of the database holds a connection: as it is, or sealed. A
 * row always holds it sealed, a session where a session key is set.
 */
public interface StoredConnections {

  /** The connection as it is; used for sessions where no session key is set. */
  StoredConnections PLAIN =
      new StoredConnections() {
        @Override
        public Serializable stored(DigitalOceanConnection connection) {
          return connection;
        }

        @Override
        public Optional<DigitalOceanConnection> read(Serializable stored) {
          return stored instanceof DigitalOceanConnection plain
              ? Optional.of(plain)
              : Optional.empty();
        }
      };

  /** The form that a session or a row holds. */
  Serializable stored(DigitalOceanConnection connection);

  /** The connection, absent if it was stored in another form or with another key. */
  Optional<DigitalOceanConnection> read(Serializable stored);
}
