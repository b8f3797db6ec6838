package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A person with a keyboard alone. Wherever the focus goes it has to be seen: an outline is drawn,
 * and nothing lies over the element.
 */
final class Keyboard {
  private static final int MOST_STOPS = 1000;

  /** What is wrong with the focused element, or {@code ""}. */
  private static final String COMPLAINT =
      """
      () => {
        const focused = document.activeElement;
        const style = getComputedStyle(focused);
        const box = focused.getBoundingClientRect();
        if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) {
          return 'no outline on ' + focused.outerHTML;
        }
        const x = Math.max(0, box.left) + Math.min(box.width, innerWidth) / 2;
        const y = Math.max(0, box.top) + Math.min(box.height, innerHeight) / 2;
        const seen = document.elementFromPoint(x, y);
        if (!seen || !(focused.contains(seen) || seen.contains(focused))) {
          return focused.outerHTML + ' is hidden behind ' + (seen && seen.outerHTML);
        }
        return '';
      }
      """;

  /** What Tab should stop at, in the order of the document: one stop for a group of radios. */
  private static final String STOPS =
      """
      () => {
        const all = [...document.querySelectorAll(
            'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
        return all
            .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0)
            .filter(e => e.type !== 'radio' || e.checked)
            .map(e => e.outerHTML);
      }
      """;

  private final Page page;

  Keyboard(Page page) {
    this.page = page;
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** Waits until something is on the page, then presses Tab until it has the focus. */
  void tabTo(Locator target) {
    assertThat(target).isVisible();
    for (int i = 0; i < MOST_STOPS; i++) {
      press("Tab");
      assertFocusIsSeen();
      if ((boolean) target.evaluate("e => e === document.activeElement")) {
        return;
      }
    }
    fail("Tab does not lead to " + target);
  }

  /** Goes through a page just opened with Tab: all there is, in the order of the document. */
  void assertTabStopsAtEverythingInOrder() {
    @SuppressWarnings("unchecked")
    List<String> expected = (List<String>) page.evaluate(STOPS);
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      press("Tab");
      assertFocusIsSeen();
      stops.add((String) page.evaluate("() => document.activeElement.outerHTML"));
    }
    assertEquals(String.join("\n", expected), String.join("\n", stops));
  }

  private void assertFocusIsSeen() {
    assertEquals("", page.evaluate(COMPLAINT));
  }
}
