package droplets.digitalocean;

import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.Reader;

/**
 * Makes a text of a JSON document once, however often it is repeated: in a list this is so for
 * nearly all names of fields and most values. The parser reads the document through this reader,
 * which keeps the last characters. So a text is compared with an earlier one before a String is
 * made of it.
 */
final class SharedTexts extends Reader {

  /** How many characters are kept: more than the parser reads ahead, and a power of two. */
  private static final int KEPT = 8192;

  private static final int LAST = KEPT - 1;

  private static final int LONGEST = 64;

  /** How many texts are shared: some hundred occur again and again. A power of two. */
  private static final int PLACES = 1024;

  private final Reader document;
  private final char[] kept = new char[KEPT];
  private final String[] texts = new String[PLACES];
  private long count;

  /** Whether the parser tells where a text ends; if not, each text is made anew. */
  private boolean isLocated = true;

  SharedTexts(Reader document) {
    this.document = document;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = document.read(buffer, offset, Math.min(length, KEPT / 2));
    if (read > 0) {
      int place = (int) count & LAST;
      int beforeEnd = Math.min(read, KEPT - place);
      System.arraycopy(buffer, offset, kept, place, beforeEnd);
      System.arraycopy(buffer, offset + beforeEnd, kept, 0, read - beforeEnd);
      count += read;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Returns the name or the string that the parser has just read. */
  String string(JsonParser parser) {
    int end = keptEnd(parser) - 1;
    int hash = 0;
    for (int length = 0; length < LONGEST; length++) {
      char c = kept[end - length - 1 & LAST];
      if (c == '"') {
        return kept[end - length - 2 & LAST] == '\\'
            ? parser.getString()
            : shared(parser, end, length, hash);
      }
      if (c == '\\') {
        return parser.getString();
      }
      hash = 31 * hash + c;
    }
    return parser.getString();
  }

  /** Returns the number that the parser has just read, as it is written. */
  String number(JsonParser parser) {
    int end = keptEnd(parser);
    int hash = 0;
    for (int length = 0; length < LONGEST; length++) {
      char c = kept[end - length - 1 & LAST];
      if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
        return shared(parser, end, length, hash);
      }
      hash = 31 * hash + c;
    }
    return parser.getString();
  }

  /** Returns where in the kept characters the text ends that the parser has just read. */
  private int keptEnd(JsonParser parser) {
    long end = parser.getLocation().getStreamOffset();
    isLocated &= end <= count && end > count - KEPT + LONGEST;
    return (int) end & LAST;
  }

  private String shared(JsonParser parser, int end, int length, int hash) {
    int place = (hash ^ hash >>> 15) & PLACES - 1;
    String earlier = texts[place];
    if (isLocated && earlier != null && isText(earlier, end, length)) {
      return earlier;
    }
    String text = parser.getString();
    isLocated &= isText(text, end, length);
    if (earlier == null) {
      texts[place] = text;
    }
    return text;
  }

  private boolean isText(String text, int end, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int at = 0; at < length; at++) {
      if (text.charAt(at) != kept[end - length + at & LAST]) {
        return false;
      }
    }
    return true;
  }
}
