package droplets.digitalocean;

import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Makes a text of a JSON document once, however often it is repeated: in a list this is so for
 * nearly all names of fields and most values. The parser reads the document through this reader,
 * which keeps the last characters. So a text is compared with an earlier one before a String is
 * made of it.
 */
final class SharedTexts extends Reader {

  /** How many characters are kept at least: as many as the parser reads ahead, as a rule. */
  private static final int KEPT = 4096;

  private static final int LONGEST = 64;

  /** How many texts are shared: some hundred occur again and again. A power of two. */
  private static final int PLACES = 1024;

  private final Reader document;
  private final char[] kept = new char[2 * KEPT];
  private final Text[] texts = new Text[PLACES];
  private int count;
  private long dropped;

  /** Whether it is known where the parser's texts end; if not, each text is made anew. */
  private boolean isLocated = true;

  SharedTexts(Reader document) {
    this.document = document;
  }

  /**
   * A text.
   *
   * @param written the characters between its quotes; null if it is not shared
   * @param string what they mean, fit to be shown
   */
  record Text(char[] written, String string) {}

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    // The parser has room for more only in a very long text, which it moves before each read.
    int read = document.read(buffer, offset, length);
    if (read > KEPT) {
      isLocated = false;
    } else if (read > 0) {
      if (count + read > kept.length) {
        System.arraycopy(kept, count - KEPT, kept, 0, KEPT);
        dropped += count - KEPT;
        count = KEPT;
      }
      System.arraycopy(buffer, offset, kept, count, read);
      count += read;
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** Whether a text that has been read before is the one that the parser has just read again. */
  boolean isAgain(Text text, JsonParser parser) {
    if (text.written == null) {
      return false;
    }
    int end = keptEnd(parser) - 1;
    int start = end - text.written.length;
    return start > 1
        && kept[start - 1] == '"'
        && kept[start - 2] != '\\'
        && stands(text, start, end);
  }

  /** Returns the name that the parser has just read. */
  Text name(JsonParser parser) {
    Text shared = sharedString(parser);
    return shared == null ? new Text(null, PrintableText.of(parser.getString())) : shared;
  }

  /** Returns the string that the parser has just read, fit to be shown. */
  String string(JsonParser parser) {
    Text shared = sharedString(parser);
    return shared == null ? PrintableText.of(parser.getString()) : shared.string;
  }

  /** Returns the number that the parser has just read, as it is written. */
  String number(JsonParser parser) {
    Text shared = sharedNumber(parser);
    return shared == null ? parser.getString() : shared.string;
  }

  private Text sharedString(JsonParser parser) {
    int end = keptEnd(parser) - 1;
    int hash = 0;
    for (int at = end - 1; at > 0 && at >= end - LONGEST; at--) {
      char c = kept[at];
      if (c == '"') {
        return kept[at - 1] == '\\' ? null : shared(parser, at + 1, end, hash);
      }
      if (c == '\\') {
        return null;
      }
      hash = 31 * hash + c;
    }
    return null;
  }

  private Text sharedNumber(JsonParser parser) {
    int end = keptEnd(parser);
    int hash = 0;
    for (int at = end - 1; at >= 0 && at >= end - LONGEST; at--) {
      char c = kept[at];
      if ((c < '0' || c > '9') && c != '-' && c != '+' && c != '.' && c != 'e' && c != 'E') {
        return shared(parser, at + 1, end, hash);
      }
      hash = 31 * hash + c;
    }
    return null;
  }

  /** Returns where in the kept characters the text ends that the parser has just read. */
  private int keptEnd(JsonParser parser) {
    long end = parser.getLocation().getStreamOffset() - dropped;
    isLocated &= end >= 0 && end <= count;
    return isLocated ? (int) end : 0;
  }

  /** Returns null if another text has taken the place. */
  private Text shared(JsonParser parser, int start, int end, int hash) {
    int place = (hash ^ hash >>> 15) & PLACES - 1;
    Text earlier = texts[place];
    if (earlier != null) {
      return stands(earlier, start, end) ? earlier : null;
    }
    String string = parser.getString();
    Text text = new Text(string.toCharArray(), PrintableText.of(string));
    isLocated &= stands(text, start, end);
    if (!isLocated) {
      return null;
    }
    texts[place] = text;
    return text;
  }

  private boolean stands(Text text, int start, int end) {
    return Arrays.equals(kept, start, end, text.written, 0, text.written.length);
  }
}
