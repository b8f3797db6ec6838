package droplets.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import droplets.journeys.Installation;
import droplets.sandbox.Access;
import droplets.sandbox.Fault;
import droplets.sandbox.Team;
import java.nio.file.Path;
import java.util.List;

/** A browser with cookies of its own, and a person before it. */
final class Window {
  private final BrowserContext context;
  private final Installation site;
  private final Watch watch;
  private final Page page;

  Window(BrowserContext context, Installation site) {
    this.context = context;
    this.site = site;
    this.watch = new Watch(context, site);
    context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
    this.page = context.newPage();
  }

  BrowserContext context() {
    return context;
  }

  /** The first tab. */
  Page page() {
    return page;
  }

  /** One more tab. */
  Page newTab() {
    return context.newPage();
  }

  /** Types an address of the application: the answer after all redirects. */
  Response open(String path) {
    return page.navigate(site.baseUrl() + path);
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator heading(String name) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator textBox(String name) {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Unfolds the filters. */
  void openFilters() {
    page.locator("summary").filter(text("Find on all pages")).click();
  }

  Locator perPage() {
    return page.getByLabel("Droplets per page");
  }

  /** The IP addresses of the list, each alone. */
  Locator addresses() {
    return page.locator("code.address");
  }

  /** The place where the page says what a click has done. */
  Locator status() {
    return page.getByRole(AriaRole.STATUS);
  }

  void allowClipboard() {
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
  }

  String clipboard() {
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  /** The selected text. */
  String selection() {
    return (String) page.evaluate("getSelection().toString()");
  }

  /** The Droplets of the list. */
  Locator rows() {
    return page.locator("tbody tr");
  }

  /** The steps of the recorded flow. */
  Locator steps() {
    return page.locator("ol.flow > li");
  }

  Locator message() {
    return page.locator(".message");
  }

  /** Chooses a team and a fault on the consent page. */
  void choose(Team team, Fault fault) {
    radio("Team", team.teamName()).check();
    radio("What should go wrong", fault.label()).check();
  }

  /** A choice on the consent page, by the beginning of its label. */
  Locator radio(String group, String label) {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(group))
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(label));
  }

  /** The access that was approved last. */
  Access access() {
    return site.sandbox().access(watch.lastCallback());
  }

  /** Connects, by mouse, and arrives at the Droplets or at the page that the fault leads to. */
  void signIn(Team team, Fault fault) {
    open("/connect");
    choose(team, fault);
    button("Approve").click();
    // The next step must not end the exchange of the code.
    page.waitForURL(url -> url.startsWith(site.baseUrl()) && !url.contains("/digitalocean?"));
  }

  void signIn(Team team) {
    signIn(team, Fault.NOTHING);
  }

  /** Keeps the elements that contain a text. */
  static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  void assertRulesKept() {
    watch.assertNothingWrong();
  }

  void record(Path directory, String name) {
    List<Page> tabs = context.pages();
    for (int i = 0; i < tabs.size(); i++) {
      Path picture = directory.resolve(name + "-tab-" + (i + 1) + ".png");
      tabs.get(i).screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
    }
    context
        .tracing()
        .stop(new Tracing.StopOptions().setPath(directory.resolve(name + "-trace.zip")));
  }

  void close() {
    context.close();
  }
}
