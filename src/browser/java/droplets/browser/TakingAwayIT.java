package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import droplets.journeys.Installation;
import droplets.sandbox.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People take something with them: an address, the record of the flow, a file. */
@ExtendWith(BrowserExtension.class)
record TakingAwayIT(Installation site) {
  @Test
  void anAddressIsCopiedWithOneClickAndThatIsSaid(Windows windows) {
    Window window = windows.open(site);
    window.allowClipboard();
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    for (String address : window.addresses().allTextContents().subList(0, 4)) {
      window.button("Copy " + address).click();
      assertThat(window.status()).hasText("Copied " + address);
      assertEquals(address, window.clipboard());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void threeClicksSelectAnAddressExactly(boolean javaScript, Windows windows) {
    Window window = windows.open(site, options -> options.setJavaScriptEnabled(javaScript));
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    for (Locator address : window.addresses().all().subList(0, 8)) {
      address.click(new Locator.ClickOptions().setClickCount(3));
      assertEquals(address.textContent(), window.selection());
    }
  }

  @Test
  void whereCopyingIsNotAllowedTheAddressIsSelected(Windows windows) {
    Window window = windows.open(site);
    window
        .page()
        .addInitScript("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))");
    window.signIn(Team.ACME);
    String address = window.addresses().first().textContent();
    window.button("Copy " + address).click();
    assertThat(window.status()).containsText("Selected");
    assertEquals(address, window.selection());
  }

  @Test
  void theExchangeIsCopiedAsText(Windows windows) {
    Window window = windows.open(site);
    window.allowClipboard();
    window.signIn(Team.ACME);
    window.link("The OAuth flow").click();
    Locator text = window.textBox("The whole flow as text");
    assertThat(text).not().isEditable();
    window.button("Copy the text").click();
    assertThat(window.status()).hasText("Copied the text");
    assertEquals(text.inputValue(), window.clipboard());
    assertTrue(window.clipboard().contains("$CODE_VERIFIER"), window.clipboard());
  }

  @Test
  void allDropletsAreDownloaded(Windows windows) throws IOException {
    Window window = windows.open(site);
    window.signIn(Team.BIG_FLEET);
    assertEquals(1 + 1234, linesOf(window, "Download all, standard and GPU, as CSV").size());
    window.open("/droplets?tag=rack%3A07");
    assertEquals(
        1 + 31, linesOf(window, "Download all standard Droplets tagged rack:07 as CSV").size());
    assertThat(window.page()).hasURL(site.baseUrl() + "/droplets?tag=rack%3A07");
  }

  private static List<String> linesOf(Window window, String link) throws IOException {
    Download download = window.page().waitForDownload(() -> window.link(link).click());
    assertTrue(download.suggestedFilename().endsWith(".csv"), download.suggestedFilename());
    return Files.readAllLines(download.path());
  }
}
