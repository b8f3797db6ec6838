package droplets.web.signin;

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
import java.util.Base64;
import java.util.Optional;

/**
 * A sign-in under way: what the callback needs to finish it.
 *
 * @param state what the callback must bring back
 * @param codeVerifier the PKCE secret
 * @param startedAt when the browser was sent to DigitalOcean, to the millisecond
 * @param prompt the prompt that was asked for, or empty
 * @param returnPath the path of the page that the person had asked for
 */
record PendingSignIn(
    String state, String codeVerifier, Instant startedAt, String prompt, String returnPath) {

  /** How long a sign-in may take. */
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final int VERSION = 1;
  private static final int ID_BYTES = 12;

  /** Names a sign-in without telling its state: the beginning of the state's SHA-256. */
  static String id(String state) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(state.getBytes(StandardCharsets.UTF_8));
      byte[] beginning = new byte[ID_BYTES];
      System.arraycopy(hash, 0, beginning, 0, ID_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(beginning);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(startedAt.plus(LIFE));
  }

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

  /** The sign-in, or absent if a release with another encoding wrote it. */
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

  /** Tells no secret. */
  @Override
  public String toString() {
    return "PendingSignIn[startedAt=" + startedAt + "]";
  }
}
