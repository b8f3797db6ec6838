package droplets.web.session;

import java.security.SecureRandom;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of AES-256 that seal what is kept outside this program. There may be two, so that a new
 * one can take the place of an old one without disconnecting anybody.
 */
public final class SessionKeys {

  /** How long a key is. */
  public static final int KEY_BYTES = 32;

  private final List<SecretKey> keys;

  /**
   * Takes one key or more, each of 32 bytes; the first seals and all of them open.
   *
   * @throws IllegalArgumentException if there is none, or one has another length
   */
  public SessionKeys(List<byte[]> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != KEY_BYTES)) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes");
    }
    this.keys = keys.stream().<SecretKey>map(key -> new SecretKeySpec(key, "AES")).toList();
  }

  /** A fresh key, which only this program knows and only until it ends. */
  public static SessionKeys random(SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new SessionKeys(List.of(key));
  }

  SecretKey sealing() {
    return keys.get(0);
  }

  List<SecretKey> opening() {
    return keys;
  }

  /** Tells how many there are. */
  @Override
  public String toString() {
    return "SessionKeys[" + keys.size() + "]";
  }
}
