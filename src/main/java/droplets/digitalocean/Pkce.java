package droplets.digitalocean;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Proof Key for Code Exchange, RFC 7636, method {@code S256}. */
final class Pkce {

  private static final int RANDOM_BYTES = 32;

  private Pkce() {}

  /** Returns 256 random bits as 43 characters, for a code verifier (section 4.1) or a state. */
  static String randomText(SecureRandom random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return base64Url(bytes);
  }

  /** Returns the code challenge: BASE64URL(SHA256(ASCII(code_verifier))), section 4.2. */
  static String challenge(String codeVerifier) {
    try {
      return base64Url(
          MessageDigest.getInstance("SHA-256")
              .digest(codeVerifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
