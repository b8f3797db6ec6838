package droplets.web.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret by which a browser knows its row: 256 random bits. The row's key is their SHA-256, so
 * nobody who reads the table can make a cookie of what is in it.
 *
 * @param value as the cookie holds it
 */
record RowHandle(String value) {

  private static final int BYTES = 32;

  /** The form of 32 bytes in base64url. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static RowHandle random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new RowHandle(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The handle that a cookie may be; no other value is looked up. */
  static Optional<RowHandle> parse(String cookie) {
    return FORM.matcher(cookie).matches() ? Optional.of(new RowHandle(cookie)) : Optional.empty();
  }

  /** The key of the row, in hexadecimal digits. */
  String key() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(value.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Does not tell the secret. */
  @Override
  public String toString() {
    return "RowHandle[]";
  }
}
