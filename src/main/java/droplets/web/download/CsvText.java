package droplets.web.download;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of a CSV file (RFC 4180) that is safe to open in a spreadsheet.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
final class CsvText {

  /** Lets spreadsheets read what follows as UTF-8, which Excel would not otherwise. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What a formula begins with, also in full width. */
  private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  /** What ends a cell: some spreadsheets go by semicolons or tabs, and not all heed quotes. */
  private static final String SEPARATORS = ",;\t\r\n";

  private CsvText() {}

  static String line(List<String> values) {
    return values.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String value) {
    String text = withoutFormula(value);
    boolean needsQuotes = text.chars().anyMatch(c -> c == '"' || SEPARATORS.indexOf(c) >= 0);
    return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** Puts an apostrophe before what a spreadsheet could take for a formula. */
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
