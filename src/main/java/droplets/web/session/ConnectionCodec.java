package droplets.web.session;

import java.io.Serializable;
import java.util.Optional;

/**
 * Encodes a connection for the place where it is kept. A row of the database always holds it
 * sealed. A session holds it sealed if a session key is set, and otherwise as it is.
 */
public interface ConnectionCodec {

  /** Leaves the connection as it is. */
  ConnectionCodec PLAIN =
      new ConnectionCodec() {
        @Override
        public Serializable encode(DigitalOceanConnection connection) {
          return connection;
        }

        @Override
        public Optional<DigitalOceanConnection> decode(Serializable stored) {
          return stored instanceof DigitalOceanConnection plain
              ? Optional.of(plain)
              : Optional.empty();
        }
      };

  /** The connection as a session or a row holds it. */
  Serializable encode(DigitalOceanConnection connection);

  /** The connection, absent if it was encoded in another way or with another key. */
  Optional<DigitalOceanConnection> decode(Serializable stored);
}
