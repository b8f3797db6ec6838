package droplets.digitalocean;

/** Replaces control characters and others that some pages, logs or files cannot hold. */
final class PrintableText {

  private static final int REPLACEMENT = 0xFFFD;
  private static final char DELETE = 0x7F;

  private PrintableText() {}

  /** Returns a text with all that cannot be shown replaced; mostly the text itself. */
  static String of(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!isOrdinary(text.charAt(at))) {
        return text.codePoints()
            .map(each -> isPrintable(each) ? each : REPLACEMENT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  /** Whether a character is printable without a closer look: two surrogates may be one that is. */
  private static boolean isOrdinary(char c) {
    return c >= ' ' && c < DELETE || c > DELETE && c < Character.MIN_SURROGATE;
  }

  private static boolean isPrintable(int codePoint) {
    return switch (codePoint) {
      case '\t', '\n', '\r' -> true;
      case DELETE, 0xFFFE, 0xFFFF -> false;
      default ->
          codePoint >= ' '
              && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    };
  }
}
