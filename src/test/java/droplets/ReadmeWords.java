package droplets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words that a table of the README explains, one in each row. */
public final class ReadmeWords {

  private ReadmeWords() {}

  /**
   * Returns the words in their order.
   *
   * @param head the heads of the table's columns, as they are written
   */
  public static List<String> of(String head) throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String table = readme.substring(readme.indexOf(head) + head.length()).split("\n\n", 2)[0];
    return Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
        .matcher(table)
        .results()
        .map((MatchResult row) -> row.group(1))
        .toList();
  }
}
