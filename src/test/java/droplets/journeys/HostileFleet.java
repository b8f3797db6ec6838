package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.HostileTexts;
import droplets.servers.WebPage;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** Checks the page with the Droplets of the hostile team. */
final class HostileFleet {
  private static final List<String> TEXTS = HostileTexts.ALL;

  private HostileFleet() {}

  /**
   * Fails unless every text is where it belongs, character for character, and a tag's link leads to
   * the Droplets with that tag. {@link PageRules} checks that no markup came in.
   */
  static void assertShownAsTheyAre(WebPage page, Visitor visitor) {
    assertEquals(TEXTS, Visitor.names(page));
    List<String> columns = page.document().select("thead th").eachText();
    Elements rows = page.document().select("tbody tr");
    for (int i = 0; i < TEXTS.size(); i++) {
      String text = TEXTS.get(i);
      String next = TEXTS.get((i + 1) % TEXTS.size());
      Element row = rows.get(i);
      assertEquals(columns.size(), row.childrenSize(), text);
      assertEquals("nyc3", cell(row, columns, "Region").wholeText());
      assertEquals(next, cell(row, columns, "Region").attr("title"));
      assertEquals(text + " " + next, cell(row, columns, "Image").wholeOwnText().strip());
      Elements tags = cell(row, columns, "Tags").select("a");
      assertEquals(List.of(text, next), tags.stream().map(tag -> tag.wholeText()).toList());

      WebPage tagged = visitor.click(tags.first().attr("abs:href"));
      assertEquals(200, tagged.status());
      assertEquals(text, tagged.document().select("#tag").attr("value"));
      List<String> names = Visitor.names(tagged);
      assertTrue(names.size() == 2 && names.contains(text), names::toString);
      WebPage named = visitor.submit(tagged.form("form:has(#name)").with("name", text));
      assertEquals(List.of(text), Visitor.names(named));
      assertEquals(text, named.document().select("#name").attr("value"));
    }
  }

  private static Element cell(Element row, List<String> columns, String column) {
    return row.child(columns.indexOf(column));
  }
}
