package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Encodes and decodes names and values of queries and forms: {@code
 * application/x-www-form-urlencoded} with UTF-8 (RFC 6749 appendix B).
 */
public final class FormEncoding {

  private static final Pattern NOT_ENCODED = Pattern.compile("%(?!\\p{XDigit}{2})|[^\\x00-\\x7F]");

  private FormEncoding() {}

  /** Encodes a text. A space becomes {@code %20}, which is right in a query and in a form. */
  public static String encode(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** Decodes a text strictly: absent if any part of it is not encoded in this way. */
  public static Optional<String> decode(String encoded) {
    if (isPlain(encoded)) {
      return Optional.of(encoded);
    }
    if (NOT_ENCODED.matcher(encoded).find()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = URLDecoder.decode(encoded, ISO_8859_1).getBytes(ISO_8859_1);
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether all characters stand for themselves, as in most parameters. */
  private static boolean isPlain(String encoded) {
    for (int at = 0; at < encoded.length(); at++) {
      char c = encoded.charAt(at);
      if (c == '%' || c == '+' || c >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
