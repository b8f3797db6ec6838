package droplets.web.session;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * One or two AES-256 keys. The first seals, both open: so a key is changed by putting the new one
 * before the old one, and what the old one sealed can still be read.
 *
 * @param keys the keys, the one that seals first
 */
public record SessionKeys(List<SecretKey> keys) {

  /** The length of a key. */
  public static final int KEY_BYTES = 32;

  private static final int MOST_KEYS = 2;

  /**
   * Holds the keys.
   *
   * @throws IllegalArgumentException unless there are one or two keys of {@link #KEY_BYTES} bytes
   */
  public SessionKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("it is not one key, or two separated by a space");
    }
    for (SecretKey key : keys) {
      byte[] bytes = key.getEncoded();
      if (bytes == null || bytes.length != KEY_BYTES) {
        throw new IllegalArgumentException("a key is not " + KEY_BYTES + " bytes long");
      }
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Reads keys that are written in base64 and separated by a space.
   *
   * @throws IllegalArgumentException if the text holds anything else; its message tells nothing of
   *     the text
   */
  public static SessionKeys parse(String text) {
    return new SessionKeys(
        Arrays.stream(text.strip().split("\\s+")).map(SessionKeys::key).toList());
  }

  /** Makes one key that nothing else knows. */
  public static SessionKeys random(SecureRandom random) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return new SessionKeys(List.of(aes(bytes)));
  }

  /** The key that seals. */
  public SecretKey sealing() {
    return keys.get(0);
  }

  /** Tells no key, and no number that was made from one. */
  @Override
  public String toString() {
    return "SessionKeys[" + keys.size() + "]";
  }

  private static SecretKey key(String base64) {
    try {
      return aes(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      // Without the cause: its message tells a character of the key.
      throw new IllegalArgumentException("a key is not in base64");
    }
  }

  private static SecretKey aes(byte[] bytes) {
    return new SecretKeySpec(bytes, "AES");
  }
}
