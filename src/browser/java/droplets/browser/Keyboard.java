package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * A person with a keyboard alone. The focus must be visible at every stop: the element has an
 * outline, and nothing lies over it.
 */
final class Keyboard {
  private static final int MOST_STOPS = 1000;

  /** Says why the focus cannot be seen, or {@code ""} if it can. */
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

  /** The expected stops of Tab, in the order of the document. A group of radios is one stop. */
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

  /** Goes through a page just opened with Tab, and fails unless it stops at everything in order. */
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
