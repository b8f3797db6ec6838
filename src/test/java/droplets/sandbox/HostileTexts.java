package droplets.sandbox;

import java.util.List;

/**
 * The texts of {@link Team#HOSTILE}. Each tries to break out of another place: an element, an
 * attribute, a script, a template, a link, a cell of a spreadsheet.
 */
public final class HostileTexts {
  /** In the order of that team's Droplets, which are named after them. */
  public static final List<String> ALL =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover=alert(1) x='",
          "${7*7}",
          "#{7*7}",
          "</td></table>",
          "&amp;&lt;b&gt;",
          "<!--",
          "javascript:alert(1)",
          "\u202Egnp.exe",
          "=1+1",
          "+1+1",
          "@SUM(1,1)",
          "-->]]><%= 7*7 %>",
          "a&tag=b#c?d=e%41",
          "</title></textarea></style>",
          "x".repeat(255));

  private HostileTexts() {}
}
