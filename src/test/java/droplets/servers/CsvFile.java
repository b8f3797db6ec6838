package droplets.servers;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads CSV with FastCSV, and refuses what FastCSV forgives although RFC 4180 does not allow it.
 */
public final class CsvFile {
  private static final Pattern QUOTED_CELL =
      Pattern.compile("(?<![^,\n])\"[^\"]*+(?:\"\"[^\"]*+)*+\"");

  private CsvFile() {}

  /**
   * The cells of each line.
   *
   * @throws RuntimeException when a line has another number of cells than the first one, or does
   *     not end with CRLF, or when quotes stand where they may not
   */
  public static List<List<String>> lines(String text) {
    String unquoted = QUOTED_CELL.matcher(text).replaceAll("");
    if (!unquoted.endsWith("\r\n") || unquoted.replace("\r\n", "").matches("(?s).*[\r\n\"].*")) {
      throw new IllegalArgumentException("a loose quote, or a line that does not end with CRLF");
    }
    List<List<String>> lines =
        CsvReader.builder()
            .skipEmptyLines(false)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)
            .stream()
            .map(CsvRecord::getFields)
            .toList();
    if (lines.stream().anyMatch(line -> line.size() != lines.get(0).size())) {
      throw new IllegalArgumentException("an empty line");
    }
    return lines;
  }
}
