package droplets.web.signin;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.DigitalOceanClient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A sign-in that has begun: the values that the callback needs to finish it.
 *
 * @param state the {@code state} that the callback must bring back
 * @param codeVerifier the secret of PKCE (RFC 7636)
 * @param startedAt when the browser was sent to DigitalOcean, to the millisecond
 * @param prompt the {@code prompt} of the authorization request, or empty
 * @param returnPath the path of the page that the person had asked for, below the context path
 */
record PendingSignIn(
    String state, String codeVerifier, Instant startedAt, String prompt, String returnPath) {

  /** How long a sign-in may take. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int VERSION = 1;
  private static final int ID_BYTES = 12;

  /** Makes an identifier that does not reveal the state: the first 96 bits of its SHA-256. */
  static String id(String state) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Makes the authorization request of this sign-in again. */
  AuthorizationRequest request(DigitalOceanClient client) {
    return client.authorizationRequest(state, codeVerifier, prompt);
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(startedAt.plus(LIFE));
  }

  /** Writes it as bytes that {@link #decoded} reads. They are secret until they are sealed. */
  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(state);
      out.writeUTF(codeVerifier);
      out.writeLong(startedAt.toEpochMilli());
      out.writeUTF(prompt);
      out.writeUTF(returnPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads the bytes; absent if a release with another encoding wrote them. */
  static Optional<PendingSignIn> decoded(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return in.readByte() == VERSION
          ? Optional.of(
              new PendingSignIn(
                  in.readUTF(),
                  in.readUTF(),
                  Instant.ofEpochMilli(in.readLong()),
                  in.readUTF(),
                  in.readUTF()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "PendingSignIn[startedAt=" + startedAt + "]";
  }
}
