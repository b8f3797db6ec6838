package droplets.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Collectors;

/** Checks pages by axe's rules, which find much of what keeps people from using a page. */
final class Accessibility {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** The elements that are wider than their place, so that people would have to scroll sideways. */
  private static final String TOO_WIDE =
      """
      () => [document.documentElement, ...document.querySelectorAll('body, body *')]
          .filter(e => e.scrollWidth > e.clientWidth)
          .filter(e => e === document.documentElement
              || ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
          .map(e => e.outerHTML.slice(0, 200) + ' ' + e.scrollWidth + ' > ' + e.clientWidth)
      """;

  private Accessibility() {}

  /** Checks a page light and dark, 320 and 1440 pixels wide. */
  static void checkInEveryLook(Page page) {
    for (int width : new int[] {1440, 320}) {
      page.setViewportSize(width, 900);
      for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        check(page);
      }
    }
  }

  /** Checks a page as it is. */
  static void check(Page page) {
    List<Rule> violations =
        new AxeBuilder(page).withTags(RULES).setLegacyMode(true).analyze().getViolations();
    String found =
        violations.stream()
            .map(rule -> rule.getId() + ": " + rule.getHelp() + ", " + places(rule))
            .collect(Collectors.joining("\n"));
    assertEquals("", found, page.url());
    assertEquals(List.of(), page.evaluate(TOO_WIDE), page.url() + " is too wide");
  }

  private static String places(Rule rule) {
    return rule.getNodes().stream()
        .limit(3)
        .map(node -> "\n  " + node.getTarget() + " " + node.getHtml())
        .collect(Collectors.joining("", rule.getNodes().size() + " times:", ""));
  }
}
