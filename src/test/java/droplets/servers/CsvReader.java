package droplets.servers;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by RFC 4180, and refuses anything else. */
public final class CsvReader {
  private final String text;
  private int at;

  private CsvReader(String text) {
    this.text = text;
  }

  /** The cells of each line. */
  public static List<List<String>> read(String text) {
    CsvReader reader = new CsvReader(text);
    List<List<String>> lines = new ArrayList<>();
    while (reader.at < text.length()) {
      lines.add(reader.line());
    }
    return lines;
  }

  private List<String> line() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (text.startsWith(",", at)) {
      at++;
      cells.add(cell());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new IllegalArgumentException("no end of a line at " + at);
    }
    at += 2;
    return cells;
  }

  private String cell() {
    return text.startsWith("\"", at) ? quoted() : plain();
  }

  private String plain() {
    int start = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (true) {
      int quote = text.indexOf('"', at);
      if (quote < 0) {
        throw new IllegalArgumentException("no end of a cell");
      }
      cell.append(text, at, quote);
      at = quote + 1;
      if (!text.startsWith("\"", at)) {
        return cell.toString();
      }
      cell.append('"');
      at++;
    }
  }
}
