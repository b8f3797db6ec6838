package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.WebPage;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Droplet's own page, in every server, at the root and under a path. */
@InstalledIn
record DropletIT(Installation site) {
  /** The first Droplet of the team ACME. */
  private static final String FIRST = "/droplets/2147480000";

  /** Fails unless the page tells facts, each a line of section, name and value. */
  private static void assertTold(WebPage page, String facts) {
    List<String> told =
        page.document().select("main section dt").stream().map(DropletIT::fact).toList();
    assertEquals(
        List.of(), facts.lines().filter(fact -> !told.contains(fact)).toList(), told::toString);
  }

  private static String fact(Element name) {
    String section = name.closest("section").select("h2").text();
    return section + ": " + name.text() + " = " + name.nextElementSibling().text();
  }

  @Test
  void theListLeadsToWhereEverythingIsTold() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.ACME);
    Calls calls = site.calls();

    WebPage droplet = visitor.click(droplets.link("web-01.acme.example"));

    assertEquals(200, droplet.status());
    assertEquals(1, calls.count(RequestKind.DROPLETS), "for one call");
    assertEquals("web-01.acme.example", droplet.document().select("h1").text());
    assertTold(
        droplet,
        """
        General: ID = 2147480000
        General: Status = active
        General: Region = New York 1 (nyc1)
        General: Features = backups, ipv6, monitoring, droplet_agent, private_networking
        General: Tags = env:prod web
        Hardware: Size = s-1vcpu-512mb-10gb
        Hardware: Processor = 1 vCPU
        Hardware: Memory = 512 MB
        Hardware: Price per month = $4.00
        Hardware: Price per hour = $0.00595
        Network: VPC = 5a4db0c5-0b00-4000-8000-000000000000
        Image: Distribution = Ubuntu
        Image: Slug = ubuntu-24-04-x64
        Backups and volumes: Backups = 3600000000 3600000001
        Backups and volumes: Snapshots = none
        Backups and volumes: Volumes = none
        Backups and volumes: Kernel = Sandbox kernel vmlinuz-4.4.0
        """);
    String main = droplet.document().select("main").text();
    assertTrue(main.contains("ssh root@198.18.0.2"), main);
    List<String> glance = droplet.document().select("h1 + ul li").eachText();
    assertEquals("created", glance.remove(4).substring(0, 7));
    assertEquals(
        List.of("active", "New York 1 (nyc1)", "s-1vcpu-512mb-10gb", "$4.00 a month"), glance);
    assertEquals(
        List.of("ssh root@198.18.0.2", "5a4db0c5-0b00-4000-8000-000000000000", "2147480000"),
        droplet.document().select(".copyable").eachText());
    assertEquals(
        "https://cloud.digitalocean.com/droplets/2147480000",
        droplet.link("Open in DigitalOcean's control panel"));
    assertEquals(
        List.of("198.18.0.2", "10.110.0.2", "2001:db8:1::1:2"),
        droplet.document().select("code.address").eachText());
    WebPage tagged = visitor.click(droplet.link("env:prod"));
    assertTrue(Visitor.names(tagged).contains("web-01.acme.example"));
  }

  @Test
  void soIsAGpuDroplet() {
    Visitor visitor = site.visitorOf(Team.ACME);
    WebPage gpus = visitor.open("/droplets?type=gpus");

    WebPage droplet = visitor.click(gpus.link("ml-25.acme.example"));

    assertTold(
        droplet,
        """
        Hardware: GPU = 8 × amd_mi300x, 1,536 GB
        Hardware: Disks = local 2,046 GB, scratch 40,960 GB
        Hardware: Memory = 1.9 TB
        """);
    assertEquals(
        Visitor.names(gpus), Visitor.names(visitor.click(droplet.link("All GPU Droplets"))));
    WebPage tagged = visitor.click(droplet.link("team:platform"));
    assertEquals(List.of("ml-25.acme.example"), Visitor.names(tagged));
  }

  @Test
  void foreignTextIsShownAsItIs() {
    Visitor visitor = site.visitor();
    WebPage droplets = visitor.signIn(Team.HOSTILE);
    List<String> names = Visitor.names(droplets);
    List<String> links = droplets.document().select("tbody th a").eachAttr("abs:href");

    for (int i = 0; i < names.size(); i++) {
      WebPage droplet = visitor.click(links.get(i));
      assertEquals(200, droplet.status());
      assertEquals(names.get(i), droplet.document().select("h1").first().wholeText());
    }
  }

  @Test
  void whatIsInTheQueryDoesNotMatter() {
    Visitor visitor = site.visitorOf(Team.ACME);

    assertEquals(200, visitor.open(FIRST + "?page=x&page=y").status());
    WebPage head = visitor.send("HEAD", FIRST);
    assertEquals(200, head.status());
    assertEquals("", head.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/droplets/",
        "/droplets/0",
        "/droplets/01",
        "/droplets/+1",
        "/droplets/-1",
        "/droplets/1/2",
        "/droplets/1.0",
        "/droplets/web-01",
        "/droplets/%201",
        "/droplets/9223372036854775808"
      })
  void whatIsNoNumberIsA404PageWithoutACall(String path) {
    Visitor visitor = site.visitor();
    assertEquals(404, visitor.open(path).status());
    visitor.signIn(Team.ACME);
    Calls calls = site.calls();

    WebPage page = visitor.open(path);

    assertEquals(404, page.status());
    assertEquals("There is nothing here", page.document().select("h1").text());
    assertEquals(0, calls.count(RequestKind.DROPLETS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/droplets/1", "/droplets/9223372036854775807", FIRST})
  void aNumberThatTheTeamDoesNotHaveIsA404Page(String path) {
    Visitor visitor = site.visitorOf(Team.EMPTY);

    WebPage page = visitor.open(path);

    assertEquals(404, page.status());
    assertEquals("There is no such Droplet", page.document().select("h1").text());
    assertTrue(visitor.isConnected());
  }

  @Test
  void whoIsNotConnectedIsLedThereAfterwards() {
    Visitor visitor = site.visitor();
    WebPage sentAway = visitor.open(FIRST + "?page=2");
    assertEquals(site.context() + "/", sentAway.header("Location"));
    assertTrue(visitor.sessionId().isEmpty());

    WebPage back = visitor.connectTo(Team.ACME);

    assertEquals(site.context() + FIRST, back.header("Location"));
    assertEquals("web-01.acme.example", visitor.follow(back).document().select("h1").text());
  }

  @ParameterizedTest
  @CsvSource({
    "DROPLETS_403, 403",
    "DROPLETS_429, 429",
    "DROPLETS_500, 502",
    "DROPLETS_HTML_200, 502",
    "DROPLETS_CUT_OFF, 502",
    "SENSELESS, 502",
    "EMPTY, 502"
  })
  void aFailureIsAPageWithItsStatus(Fault fault, int status) {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, fault);

    WebPage page = visitor.open(FIRST);

    assertAll(
        () -> assertEquals(status, page.status()),
        () -> assertEquals(status == 429 ? "30" : "", page.header("Retry-After")),
        () -> assertEquals(status == 403, page.body().contains("droplet:read")));
    assertEquals(200, visitor.open(FIRST).status());
  }

  @Test
  void aTokenRefusedIsRefreshedAndTwiceDropsTheConnection() {
    Visitor visitor = site.visitorOf(Team.ACME);
    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401);
    assertEquals(200, visitor.open(FIRST).status());

    visitor.failNext(RequestKind.DROPLETS, Fault.DROPLETS_401, 2);
    WebPage index = visitor.follow(visitor.open(FIRST));

    assertEquals(MessageTitle.CONNECT_AGAIN, Visitor.message(index));
    assertEquals(site.context() + FIRST, visitor.connectTo(Team.ACME).header("Location"));
  }
}
