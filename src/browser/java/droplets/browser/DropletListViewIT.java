package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import droplets.journeys.Installation;
import droplets.sandbox.Team;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of the list is seen at once, and what can be done with it on the page. */
@ExtendWith(BrowserExtension.class)
record DropletListViewIT(Installation site) {
  private static final String WHOLE_ROWS =
      """
      () => [...document.querySelectorAll('tbody tr')]
          .filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length
      """;

  /** How many lines there are in an element. */
  private static final String LINES =
      """
      (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
      }
      """;

  private Window listOf(Team team, int width, int height, Windows windows) {
    Window window = windows.open(site, options -> options.setViewportSize(width, height));
    window.signIn(team);
    assertThat(window.page().locator("table")).isVisible();
    return window;
  }

  @ParameterizedTest
  @CsvSource({"1440, 900, 12", "360, 740, 2"})
  void theFirstScreenShowsWholeDroplets(int width, int height, int droplets, Windows windows) {
    Page page = listOf(Team.ACME, width, height, windows).page();

    int whole = (int) page.evaluate(WHOLE_ROWS);
    assertTrue(whole >= droplets, whole + " on the first screen");
    assertThat(page.locator("#name")).isHidden();
  }

  @Test
  void aDropletIsALineUnlessItHasTwoPublicAddresses(Windows windows) {
    Window window = listOf(Team.ACME, 1440, 900, windows);

    for (Locator row : window.rows().all()) {
      boolean hasTwo = row.locator("td:nth-child(3) .address").count() > 1;
      double height = row.boundingBox().height;
      assertTrue(height < (hasTwo ? 70 : 45), row.innerText() + " is high: " + height);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 768, 1024, 1343, 1344, 1440, 1920})
  void noNameIsBrokenInside(int width, Windows windows) {
    Window window = listOf(Team.BIG_FLEET, width, 900, windows);

    for (Locator name : window.page().locator("tbody th a").all().subList(0, 5)) {
      assertEquals(1, name.evaluate(LINES), name.innerText());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 360, 700, 1023, 1343, 1344, 1439, 1440, 1600, 1920})
  void noWidthNeedsScrollingSideways(int width, Windows windows) {
    Page page = listOf(Team.HOSTILE, width, 900, windows).page();

    assertEquals(width, page.evaluate("document.documentElement.scrollWidth"));
  }

  @Test
  void pricesAreAligned(Windows windows) {
    Page page = listOf(Team.ACME, 1440, 900, windows).page();

    assertEquals(
        1,
        page.evaluate(
            """
            () => new Set([...document.querySelectorAll('tbody td:nth-child(9)')].map((cell) => {
              const range = document.createRange();
              range.selectNodeContents(cell);
              return Math.round(range.getBoundingClientRect().right);
            })).size
            """));
  }

  @Test
  void theSameQuestionGivesTheSameDropletsOnBothTabsAndInTheFile(Windows windows) {
    Window window = listOf(Team.ACME, 1440, 900, windows);
    window.link("GPU Droplets").click();
    Locator tagged = window.rows().filter(Window.text("größe:xl"));
    String name = tagged.locator("th a").innerText();
    tagged.locator("a.tag").filter(Window.text("größe:xl")).click();

    assertThat(window.rows()).hasCount(1);
    assertThat(window.rows().locator("th a")).hasText(name);
    assertThat(window.link("Download all GPU Droplets tagged größe:xl as CSV")).isVisible();
    window.textBox("Exact name").fill("db-02.acme.example");
    window.page().keyboard().press("Enter");
    assertThat(window.heading("No GPU Droplet matches this filter")).isVisible();
    window.link("Look among the standard Droplets").click();
    assertThat(window.rows().locator("th a")).hasText("db-02.acme.example");
  }

  @Test
  void onAPhoneTheHeaderIsOneRow(Windows windows) {
    Page page = listOf(Team.ACME, 360, 740, windows).page();

    List<Locator> parts = page.locator(".bar > *").all();
    double top = parts.get(0).boundingBox().y;
    double bottom = top + parts.get(0).boundingBox().height;
    for (Locator part : parts) {
      double middle = part.boundingBox().y + part.boundingBox().height / 2;
      assertTrue(middle > top && middle < bottom, part.innerText());
    }
    assertThat(page.getByText("Disconnect")).isVisible();
  }

  @Test
  void typingFiltersTheDropletsOfThePageAndThatIsTold(Windows windows) {
    Window window = listOf(Team.ACME, 1440, 900, windows);
    Locator typed = window.page().getByLabel("Filter this page");
    Locator visible = window.page().locator("tbody tr:visible");
    Locator told = window.page().locator("[aria-live=polite]");

    typed.pressSequentially("vpn");
    assertThat(told).hasText("6 of 40 on this page");
    assertThat(visible).hasCount(6);
    typed.fill("VPN singapore");
    assertThat(visible).hasCount(1);
    typed.fill("cost-center:4711 mail");
    assertThat(told).containsText("of 40 on this page");
    assertThat(visible.first()).containsText("mail-");
    typed.fill("nobody");
    assertThat(told).hasText("0 of 40 on this page");
    typed.fill("");
    assertThat(visible).hasCount(40);
    assertThat(told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1024})
  void soItDoesWhereADropletHasSeveralLines(int width, Windows windows) {
    Window window = listOf(Team.ACME, width, 900, windows);

    window.page().getByLabel("Filter this page").fill("db-02");

    assertThat(window.page().locator("tbody tr:visible")).hasCount(1);
  }

  @Test
  void aCellWithNothingInItTakesNoPlaceOnANarrowScreen(Windows windows) {
    Page page = listOf(Team.ACME, 360, 740, windows).page();

    for (String kind : List.of("3", "4", "8")) {
      Locator empty = page.locator("tbody td:nth-child(" + kind + "):empty");
      assertThat(empty.first()).isAttached();
      assertThat(empty.locator("visible=true")).hasCount(0);
    }
  }

  @Test
  void withoutJavaScriptThereIsNothingToTypeIn(Windows windows) {
    Window window = windows.open(site, options -> options.setJavaScriptEnabled(false));
    window.signIn(Team.ACME);

    assertThat(window.rows()).hasCount(40);
    assertThat(window.page().locator("#typed")).isHidden();
    window.openFilters();
    assertThat(window.textBox("Exact name")).isVisible();
  }

  @Test
  void onADropletsPageEverythingThatIsTypedElsewhereCanBeCopied(Windows windows) {
    Window window = windows.open(site);
    window.allowClipboard();
    window.signIn(Team.ACME);
    window.open("/droplets/2147480000");

    for (String each : List.of("the command", "the ID", "the VPC", "198.18.0.2", "10.110.0.2")) {
      window.button("Copy " + each).click();
      assertThat(window.status()).hasText("Copied " + each);
    }
    window.button("Copy the ID").click();
    assertThat(window.status()).hasText("Copied the ID");
    assertEquals("2147480000", window.clipboard());
  }

  @Test
  void onPaperThereIsATableAndNoControl(Windows windows) {
    Page page = listOf(Team.ACME, 720, 1000, windows).page();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

    for (String each : List.of("header", "nav", "button", "input", ".tools", ".ways")) {
      assertThat(page.locator(each + ":visible")).hasCount(0);
    }
    assertEquals(
        "table-row none",
        page.evaluate(
            """
            () => getComputedStyle(document.querySelector('tbody tr')).display + ' '
                + getComputedStyle(document.querySelector('thead a')).textDecorationLine
            """));
    String file = new String(page.pdf(), StandardCharsets.ISO_8859_1);
    long pages = file.split("/Type\\s*/Page\\b", -1).length - 1;
    assertTrue(pages <= 2, pages + " pages");
  }
}
