package droplets.web.session;

import droplets.digitalocean.Identity;
import droplets.digitalocean.TokenSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals connections, so that neither a session store nor a database holds a token in clear. The
 * encoding is our own and begins with a version, so that a later release can read it.
 */
public final class SealedConnectionCodec implements ConnectionCodec {

  /** The line in the log about a connection that this node cannot open. */
  static final String UNREADABLE = "a connection cannot be opened: reason=sealed_with_another_key";

  private static final int VERSION = 1;

  private final Sealer sealer;
  private final String purpose;

  /** Seals and opens with the sealer's keys. */
  public SealedConnectionCodec(Sealer sealer) {
    this(sealer, "connection in a session");
  }

  /** Likewise for another place: what was sealed for one does not open in another. */
  SealedConnectionCodec(Sealer sealer, String purpose) {
    this.sealer = sealer;
    this.purpose = purpose;
  }

  @Override
  public Serializable encode(DigitalOceanConnection connection) {
    return sealer.seal(purpose, bytes(connection));
  }

  @Override
  public Optional<DigitalOceanConnection> decode(Serializable stored) {
    return stored instanceof byte[] sealed
        ? sealer.open(purpose, sealed).flatMap(SealedConnectionCodec::ofBytes)
        : Optional.empty();
  }

  private static byte[] bytes(DigitalOceanConnection connection) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      TokenSet tokens = connection.tokens();
      out.writeByte(VERSION);
      write(out, connection.id());
      write(out, connection.formToken());
      write(out, connection.signInId());
      write(out, connection.connectedAt().toString());
      write(out, tokens.accessToken());
      write(out, tokens.refreshToken());
      write(out, tokens.issuedAt().toString());
      write(out, tokens.expiresAt().toString());
      out.writeInt(tokens.scope().size());
      for (String scope : tokens.scope()) {
        write(out, scope);
      }
      Identity identity = tokens.identity();
      write(out, identity.name());
      write(out, identity.email());
      write(out, identity.uuid());
      write(out, identity.teamUuid());
      write(out, identity.teamName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Optional<DigitalOceanConnection> ofBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        return Optional.empty();
      }
      String id = text(in);
      String formToken = text(in);
      String signInId = text(in);
      Instant connectedAt = Instant.parse(text(in));
      String accessToken = text(in);
      String refreshToken = text(in);
      Instant issuedAt = Instant.parse(text(in));
      Instant expiresAt = Instant.parse(text(in));
      List<String> scope = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        scope.add(text(in));
      }
      Identity identity = new Identity(text(in), text(in), text(in), text(in), text(in));
      return Optional.of(
          new DigitalOceanConnection(
              id,
              formToken,
              signInId,
              connectedAt,
              new TokenSet(accessToken, refreshToken, issuedAt, expiresAt, scope, identity)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Not writeUTF, which takes no more than 65,535 bytes. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
