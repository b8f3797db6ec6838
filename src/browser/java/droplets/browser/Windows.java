package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import droplets.journeys.Installation;
import droplets.sandbox.Team;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The windows that a test opens; they are closed when it ends. */
final class Windows implements AutoCloseable {
  private final Browser browser;
  private final List<Window> open = new ArrayList<>();

  Windows(Browser browser) {
    this.browser = browser;
  }

  /** A window of 1440 by 900 pixels, light, with JavaScript. */
  Window open(Installation site) {
    return open(site, options -> options);
  }

  Window open(Installation site, UnaryOperator<NewContextOptions> change) {
    NewContextOptions options = new NewContextOptions().setViewportSize(1440, 900);
    Window window = new Window(browser.newContext(change.apply(options)), site);
    open.add(window);
    return window;
  }

  /** A window in which somebody is connected to a team. */
  Window signedIn(Installation site, Team team) {
    Window window = open(site);
    window.signIn(team);
    assertThat(window.button("Disconnect")).isVisible();
    return window;
  }

  void assertRulesKept() {
    open.forEach(Window::assertRulesKept);
  }

  /** Writes a picture of each window, and a trace of all that happened in it. */
  void record(Path directory) {
    for (int i = 0; i < open.size(); i++) {
      open.get(i).record(directory, "window-" + (i + 1));
    }
  }

  @Override
  public void close() {
    open.forEach(Window::close);
  }
}
