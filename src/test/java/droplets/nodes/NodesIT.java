package droplets.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.servers.ServerKind;
import droplets.servers.ServletServer;
import droplets.servers.WebClient;
import droplets.servers.WebPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person's requests go to three nodes in turn. */
@Tag("nodes")
class NodesIT {
  private static final String COOKIE = "droplets";

  private static Cluster cluster;

  @BeforeAll
  static void start() {
    cluster = new Cluster(0, Map.of());
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static String node(int number) {
    return cluster.nodes().get(number).baseUrl();
  }

  private static Person connected(String name) {
    Person person = cluster.person(name);
    person.signIn();
    return person;
  }

  @Test
  void anyNodeShowsThePagesAndDisconnectingOnOneIsTheEndOnAll() {
    Person person = connected("disconnects");
    for (int i = 0; i < 3; i++) {
      assertEquals(200, person.droplets(node(i)).status());
    }
    String handle = person.browser().cookie(COOKIE).orElseThrow();
    WebPage index = person.browser().get(node(0) + "/");
    String token = index.form("form.disconnect").fields().get("token");
    WebPage refused =
        person
            .browser()
            .post(
                node(1) + "/disconnect",
                Map.of("token", token + "x"),
                WebClient.navigation("same-origin"));
    assertEquals(403, refused.status());

    WebPage ended =
        person
            .browser()
            .post(
                node(1) + "/disconnect",
                Map.of("token", token),
                WebClient.navigation("same-origin"));
    assertEquals(303, ended.status());
    assertFalse(cluster.digitalOcean().aliveAndUnused().contains(person.grant()));
    assertEquals("", person.browser().cookie(COOKIE).orElse(""));
    // Nothing revives it: the old cookie leads nowhere.
    for (int i = 0; i < 3; i++) {
      WebClient thief = new WebClient(node(i));
      WebPage page = thief.get("/droplets", "Cookie", COOKIE + "=" + handle);
      assertEquals(303, page.status());
      assertEquals("/", page.header("Location"));
    }
  }

  @Test
  void theSameCallbackAgainLeadsToTheDropletsOnEveryNode() {
    Person person = connected("reloads");
    for (int i = 0; i < 3; i++) {
      WebPage again = person.reloadCallback(node(i));
      assertEquals(303, again.status());
      assertEquals("/droplets", again.header("Location"));
    }
  }

  @Test
  void theCookieIsAHandleWithTheAttributesOfASessionCookie() {
    Person person = connected("cookie");
    assertTrue(person.browser().cookie(COOKIE).orElseThrow().matches("[A-Za-z0-9_-]{43}"));
    List<String> attributes =
        person.browser().setCookies().stream()
            .filter(cookie -> cookie.startsWith(COOKIE + "="))
            .map(WebPage::attributes)
            .findFirst()
            .orElseThrow();
    assertEquals(List.of("httponly", "path=/", "samesite=lax"), attributes);
    String before = person.browser().cookie(COOKIE).orElseThrow();
    person.signIn();
    assertFalse(person.browser().cookie(COOKIE).orElseThrow().equals(before));
  }

  @Test
  void aStolenTableOpensNothing() {
    Person person = connected("table");
    String handle = person.browser().cookie(COOKIE).orElseThrow();
    String rows =
        String.join(
            "\n",
            cluster
                .database()
                .sql("SELECT row_key, encode(sealed, 'escape'), version FROM droplets_connection"));
    assertFalse(rows.contains("fake-"), "a token in clear");
    assertFalse(rows.contains(handle));
    List<String> own =
        cluster
            .database()
            .sql(
                "SELECT count(*) FROM droplets_connection WHERE row_key = sha256('%s')"
                    .formatted(handle));
    assertEquals(List.of("1"), own);
  }

  @Test
  void aRowThatWasCopiedToAnotherKeyDoesNotOpenThere() {
    Person victim = connected("victim");
    Person thief = connected("thief");
    cluster
        .database()
        .sql(
            "UPDATE droplets_connection SET sealed = (SELECT sealed FROM droplets_connection"
                + " WHERE row_key = sha256('%s')) WHERE row_key = sha256('%s')"
                    .formatted(
                        victim.browser().cookie(COOKIE).orElseThrow(),
                        thief.browser().cookie(COOKIE).orElseThrow()));
    assertEquals(303, thief.droplets().status());
    assertEquals(200, victim.droplets().status());
  }

  @Test
  void anEndedRowIsRemovedAndItsTokensAreRevoked() throws InterruptedException {
    Person person = connected("idle");
    person.droplets();
    cluster.digitalOcean().forgetUse();
    assertTrue(cluster.digitalOcean().aliveAndUnused().contains(person.grant()));
    String row =
        "WHERE row_key = sha256('%s')".formatted(person.browser().cookie(COOKIE).orElseThrow());
    cluster.database().sql("UPDATE droplets_connection SET ends_at = CURRENT_TIMESTAMP " + row);
    assertEquals(303, person.droplets().status());
    cluster.digitalOcean().awaitRevocation(person.grant(), Duration.ofSeconds(10));
    assertFalse(cluster.digitalOcean().aliveAndUnused().contains(person.grant()));
    assertEquals(
        List.of("0"), cluster.database().sql("SELECT count(*) FROM droplets_connection " + row));
  }

  @Test
  void withoutTheDatabasePagesThatNeedNoneGoOnAndNobodyIsSignedOut() {
    Person person = connected("outage");
    assertEquals(200, person.droplets().status());
    WebPage index = person.browser().get(node(0) + "/");
    cluster.database().stop();
    try {
      long start = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        WebPage page = person.droplets(node(i));
        assertEquals(503, page.status());
        assertEquals("30", page.header("Retry-After"));
      }
      WebPage disconnect =
          person
              .browser()
              .post(
                  node(1) + "/disconnect",
                  index.form("form.disconnect").fields(),
                  WebClient.navigation("same-origin"));
      assertEquals(503, disconnect.status());
      WebPage signIn = cluster.person("early").tryToSignIn();
      assertEquals("/", signIn.header("Location"));
      assertEquals(200, person.browser().get(node(0) + "/").status());
      assertEquals(200, person.browser().get(node(0) + "/flow").status());
      assertEquals(200, person.browser().get(node(0) + "/health").status());
      assertEquals(404, person.browser().get(node(0) + "/nothing").status());
      String style = index.document().select("link[rel=stylesheet]").attr("href");
      assertEquals(200, person.browser().get(node(0) + style).status());
      System.out.printf(
          "nodes: without the database ten requests took %.1f s%n",
          (System.nanoTime() - start) / 1e9);
    } finally {
      cluster.database().start();
    }
    assertFalse(cluster.digitalOcean().aliveAndUnused().contains("early-1"));
    for (int i = 0; i < 3; i++) {
      int status = 0;
      // A pooled connection of before may fail once.
      for (int attempt = 0; attempt < 10 && status != 200; attempt++) {
        status = person.droplets(node(i)).status();
      }
      assertEquals(200, status);
    }
  }

  @Test
  void aKeyIsChangedInTwoStepsAndNobodyIsSignedOut() {
    Person person = connected("rotation");
    String both = Cluster.key(2) + " " + Cluster.key(1);
    try (ServletServer next = cluster.node(Map.of("DIGITAL_OCEAN_SESSION_KEY", both)).start()) {
      assertEquals(200, person.droplets(next.baseUrl()).status());
      assertEquals(200, person.droplets(node(0)).status());
    }
    try (ServletServer other =
        cluster.node(Map.of("DIGITAL_OCEAN_SESSION_KEY", Cluster.key(3))).start()) {
      WebPage page = person.droplets(other.baseUrl());
      assertEquals(303, page.status());
      WebPage index =
          person.browser().get(other.baseUrl() + "/", WebClient.navigation("same-origin"));
      assertEquals("Please connect again", index.document().select(".message h2").first().text());
      assertTrue(other.log().contains("reason=sealed_with_another_key"));
    }
    assertEquals(200, person.droplets(node(0)).status());
  }

  @Test
  void withoutAKeyOrTheRightTableTheSetUpPageSaysSo() {
    try (ServletServer node = cluster.node(Map.of("DIGITAL_OCEAN_SESSION_KEY", "")).start()) {
      WebPage page = new WebClient(node.baseUrl()).get("/");
      assertEquals(200, page.status());
      assertTrue(page.document().text().contains("DIGITAL_OCEAN_SESSION_KEY"), page::body);
    }
    cluster.database().sql("UPDATE droplets_schema SET version = 0");
    try (ServletServer node = cluster.node(Map.of()).start()) {
      WebPage page = new WebClient(node.baseUrl()).get("/");
      assertTrue(page.document().text().contains("java:comp/env/jdbc/droplets"), page::body);
      assertTrue(page.document().text().contains("of version 0"), page::body);
      assertTrue(node.log().contains("of version 0"));
      assertEquals(303, new WebClient(node.baseUrl()).get("/droplets").status());
    } finally {
      cluster.database().sql("UPDATE droplets_schema SET version = 1");
    }
  }

  /** Prints what a page takes with a row, beside what it takes with an HTTP session. */
  @Test
  void bothFormsShowTheSamePage() {
    ServletServer alone =
        new ServletServer(ServerKind.TOMCAT_11, "")
            .environment("DIGITAL_OCEAN_CLIENT_ID", "fake-client-id")
            .environment("DIGITAL_OCEAN_CLIENT_SECRET", "fake-client-secret")
            .environment("DIGITAL_OCEAN_REDIRECT_URI", cluster.baseUrl() + "/digitalocean")
            .environment("DIGITAL_OCEAN_OAUTH_URL", cluster.digitalOcean().origin() + "/v1/oauth")
            .environment("DIGITAL_OCEAN_API_URL", cluster.digitalOcean().origin() + "/v2");
    try (alone) {
      alone.start();
      Person ofNode = connected("row");
      Person ofSession = new Person("session", new WebClient(alone.baseUrl()));
      ofSession.signIn();
      List<Long> rows = new ArrayList<>();
      List<Long> sessions = new ArrayList<>();
      for (int i = 0; i < 600; i++) {
        long row = nanos(ofNode, node(0));
        long session = nanos(ofSession, alone.baseUrl());
        if (i >= 300) {
          rows.add(row);
          sessions.add(session);
        }
      }
      System.out.printf(
          "nodes: the median page took %.2f ms with a row, %.2f ms with an HTTP session%n",
          median(rows) / 1e6, median(sessions) / 1e6);
      assertEquals(title(ofSession, alone.baseUrl()), title(ofNode, node(0)));
    }
  }

  private static String title(Person person, String node) {
    return person.droplets(node).document().title();
  }

  private static long nanos(Person person, String node) {
    long start = System.nanoTime();
    assertEquals(200, person.droplets(node).status());
    return System.nanoTime() - start;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
