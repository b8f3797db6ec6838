package droplets.web.download;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the lines of a CSV file (RFC 4180). A spreadsheet can open it without running a formula.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvEncoding {

  /** The beginning of the file. Without it Excel does not read the file as UTF-8. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Characters that begin a formula, also in full width. */
  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  /** Characters that may end a cell. Some spreadsheets split at them in spite of quotes. */
  private static final String SEPARATORS = ",;\t\r\n";

  private CsvEncoding() {}

  /** Makes a line with its end, CRLF. Values with separators or quotes get quotes around them. */
  static String line(List<String> values) {
    return values.stream().map(CsvEncoding::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    String text = withoutFormula(value);
    boolean needsQuotes = text.chars().anyMatch(c -> c == '"' || SEPARATORS.indexOf(c) >= 0);
    return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** Puts an apostrophe before each character with which a formula could begin in a spreadsheet. */
  private static String withoutFormula(String value) {
    StringBuilder text = new StringBuilder();
    if (value.startsWith("\t") || value.startsWith("\r") || value.startsWith("\n")) {
      text.append('\'');
    }
    boolean isStart = true;
    for (char c : value.toCharArray()) {
      if (isStart && FORMULA.indexOf(c) >= 0) {
        text.append('\'');
      }
      isStart = SEPARATORS.indexOf(c) >= 0 || isStart && isInvisible(c);
      text.append(c);
    }
    return text.toString();
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
