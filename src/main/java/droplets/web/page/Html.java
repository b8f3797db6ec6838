package droplets.web.page;

/** Escapes a text for HTML, for values that a view writes as they are. */
public final class Html {

  private Html() {}

  /**
   * Escapes a text as {@code fn:escapeXml} does, so that it can stand between tags and in an
   * attribute. Most texts need nothing and are returned themselves.
   */
  public static String escaped(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (!reference(text.charAt(at)).isEmpty()) {
        return escaped(text, at);
      }
    }
    return text;
  }

  private static String escaped(String text, int first) {
    StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int at = first; at < text.length(); at++) {
      char c = text.charAt(at);
      String reference = reference(c);
      if (reference.isEmpty()) {
        escaped.append(c);
      } else {
        escaped.append(reference);
      }
    }
    return escaped.toString();
  }

  /** What stands for a character that HTML reads as its own; empty for any other. */
  private static String reference(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&#034;";
      case '\'' -> "&#039;";
      default -> "";
    };
  }
}
