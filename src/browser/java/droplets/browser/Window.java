package droplets.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.AriaRole;
import droplets.journeys.Installation;
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

  /** Types an address of the application; what is returned is the answer after all redirects. */
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

  Locator perPage() {
    return page.getByLabel("Droplets per page");
  }

  /** The IP addresses of the list, each alone. */
  Locator addresses() {
    return page.locator("code.address");
  }

  /** Where it is said what a click has done. */
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

  /** Chooses on the consent page, up to the button. */
  void choose(Team team, Fault fault) {
    radio("Team", team.teamName()).check();
    radio("What should go wrong", fault.label()).check();
  }

  /** A choice on the consent page, by the beginning of its label. */
  Locator radio(String group, String label) {
    return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(group))
        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(label));
  }

  /** Connects, by mouse, and arrives at the Droplets or whatever comes of the fault. */
  void signIn(Team team, Fault fault) {
    open("/connect");
    choose(team, fault);
    button("Approve").click();
  }

  void signIn(Team team) {
    signIn(team, Fault.NOTHING);
  }

  /** What has a text somewhere within. */
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
