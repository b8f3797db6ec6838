package droplets.web.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts and authenticates what leaves this program's hands and comes back: AES-256-GCM with a
 * fresh random nonce each time (NIST SP 800-38D). A sealed value opens only for the purpose it was
 * sealed for, so that one cannot be used in place of another.
 *
 * <p>The form is a version byte, the nonce of 12 bytes, and the ciphertext with its tag of 16
 * bytes. Nonces are random, so a key should seal no more than 2^32 values.
 */
public final class Sealer {

  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SessionKeys keys;
  private final SecureRandom random;

  /**
   * Makes a sealer.
   *
   * @param keys the first seals, all of them open
   * @param random makes the nonces
   */
  public Sealer(SessionKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** Seals a value for a purpose. */
  public byte[] seal(String purpose, byte[] value) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.sealing(), nonce, purpose);
      byte[] encrypted = cipher.doFinal(value);
      return ByteBuffer.allocate(1 + nonce.length + encrypted.length)
          .put(VERSION)
          .put(nonce)
          .put(encrypted)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** The value, or absent if it was not sealed with one of the keys for this purpose. */
  public Optional<byte[]> open(String purpose, byte[] sealed) {
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE || sealed[0] != VERSION) {
      return Optional.empty();
    }
    byte[] nonce = new byte[NONCE_BYTES];
    ByteBuffer.wrap(sealed, 1, NONCE_BYTES).get(nonce);
    int start = 1 + NONCE_BYTES;
    for (SecretKey key : keys.keys()) {
      try {
        Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, purpose);
        return Optional.of(cipher.doFinal(sealed, start, sealed.length - start));
      } catch (GeneralSecurityException e) {
        // Sealed with the other key, or by nobody here.
      }
    }
    return Optional.empty();
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
