package droplets.web.session;

import java.io.Serializable;
import java.util.Optional;

/** The form in which sessions hold a connection: as it is, or sealed where a session key is set. */
public interface StoredConnections {

  /** The connection as it is, for sessions that stay in this program's memory. */
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

  /** The form that a session holds. */
  Serializable stored(DigitalOceanConnection connection);

  /** The connection, absent if it was stored in another form or with another key. */
  Optional<DigitalOceanConnection> read(Serializable stored);
}
