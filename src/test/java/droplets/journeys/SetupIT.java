package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.SandboxOptions;
import droplets.sandbox.Team;
import droplets.sandbox.TokenShape;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings that are missing, wrong, in files, or do not fit the server. */
class SetupIT {
  private static final String SECRET_VALUE = "value-of-a-secret-nobody-may-see";

  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_11", "JETTY_12"})
  void withoutAClientIdTheSetUpPageTellsWhatToDo(ServerKind kind) {
    try (Installation site =
        new Installation(kind, "/app").setting("DIGITAL_OCEAN_CLIENT_ID", null).start()) {
      Visitor visitor = site.visitor();

      WebPage setUp = visitor.open("/");

      assertEquals(200, setUp.status());
      List<String> code = setUp.document().select("pre code").eachText();
      String text = setUp.document().select("main").text();
      assertAll(
          () -> assertEquals("No client id is set", Visitor.message(setUp)),
          () -> assertEquals(site.redirectUri(), code.get(0)),
          () -> assertTrue(text.contains("/app/digitalocean"), text),
          () -> assertTrue(text.contains("DIGITAL_OCEAN_CLIENT_ID="), text),
          () -> assertTrue(text.contains("DIGITAL_OCEAN_CLIENT_SECRET="), text),
          () -> assertTrue(text.contains("DIGITAL_OCEAN_REDIRECT_URI"), text),
          () -> assertTrue(text.contains("DIGITAL_OCEAN_SCOPE"), text),
          () -> assertTrue(text.contains("account:read droplet:read image:read"), text));
      assertEverythingLeadsToTheSetUpPage(visitor);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DIGITAL_OCEAN_REDIRECT_URI, http://droplets.example/digitalocean",
    "DIGITAL_OCEAN_OAUTH_URL, http://oauth.example/v1",
    "DIGITAL_OCEAN_CLIENT_SECRET_FILE, /nowhere/value-of-a-secret-nobody-may-see"
  })
  void aSettingThatCannotBeUsedIsNamedAndTheApplicationStarts(String name, String value) {
    Installation installation =
        new Installation(ServerKind.TOMCAT_11, "")
            .setting("DIGITAL_OCEAN_CLIENT_SECRET", name.contains("SECRET") ? null : SECRET_VALUE)
            .setting(name, value);
    try (Installation site = installation.start()) {
      Visitor visitor = site.visitor();

      WebPage setUp = visitor.open("/");

      assertEquals(200, setUp.status());
      assertEquals(
          "A setting cannot be used", setUp.document().select(".message.problem h2").text());
      assertEquals(name, setUp.document().select(".message dt").text());
      assertFalse(setUp.document().select(".message dd").text().isEmpty());
      assertEverythingLeadsToTheSetUpPage(visitor);
      String log = site.server().log();
      assertTrue(log.contains("setting " + name + ": "), log);
      assertFalse(log.contains(SECRET_VALUE));
      assertFalse(setUp.body().contains(SECRET_VALUE));
    }
  }

  @Test
  void allThatIsWrongIsNamedAtOnce() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("DIGITAL_OCEAN_REDIRECT_URI", "no-address");
    wrong.put("DIGITAL_OCEAN_OAUTH_URL", "http://[");
    wrong.put("DIGITAL_OCEAN_API_URL", "ftp://127.0.0.1/v2");
    wrong.put("DIGITAL_OCEAN_CONNECT_TIMEOUT_MS", "0");
    wrong.put("DIGITAL_OCEAN_READ_TIMEOUT_MS", "-1");
    wrong.put("DIGITAL_OCEAN_CALL_TIMEOUT_MS", "1.5");
    wrong.put("DIGITAL_OCEAN_MAX_CALLS", "many");
    Installation installation = new Installation(ServerKind.JETTY_12, "");
    wrong.forEach(installation::setting);
    try (Installation site = installation.start()) {
      WebPage setUp = site.visitor().open("/");

      assertEquals(List.copyOf(wrong.keySet()), setUp.document().select(".message dt").eachText());
      String log = site.server().log();
      wrong.keySet().forEach(name -> assertTrue(log.contains("setting " + name + ": "), name));
    }
  }

  @Test
  void aCallbackUrlThatDoesNotLeadHereIsHintedAt() {
    Installation installation = new Installation(ServerKind.TOMCAT_11, "/app");
    URI base = URI.create(installation.baseUrl());
    String elsewhere = "http://localhost:" + base.getPort() + "/digitalocean";
    try (Installation site = installation.redirectUri(elsewhere).start()) {
      WebPage index = site.visitor().open("/");

      assertEquals(200, index.status());
      assertEquals(MessageTitle.HINT, Visitor.message(index));
      String hint = index.document().select(".message p").text();
      assertTrue(hint.contains("/digitalocean") && hint.contains("/app/digitalocean"), hint);
      assertEquals(302, site.visitor().click("/connect").status(), "it is a hint, no more");
    }
  }

  @Test
  void anotherNameForThisMachineThanTheCallbackUrlsIsHintedAt() {
    Installation installation = new Installation(ServerKind.TOMCAT_11, "");
    URI base = URI.create(installation.baseUrl());
    String asLocalhost = "http://localhost:" + base.getPort();
    try (Installation site = installation.redirectUri(asLocalhost + "/digitalocean").start()) {
      Visitor visitor = site.visitor();

      WebPage index = visitor.open("/");
      WebPage rightName = visitor.get("/", "Host", "localhost:" + base.getPort());

      assertEquals(MessageTitle.HINT, Visitor.message(index));
      String hint = index.document().select(".message p").text();
      assertTrue(hint.contains("127.0.0.1") && hint.contains(asLocalhost + "/ instead"), hint);
      assertEquals("", Visitor.message(rightName));
    }
  }

  @Test
  void aPublicClientNeedsNoSecret() {
    Installation installation =
        new Installation(ServerKind.TOMCAT_11, "").options(SandboxOptions::asPublicClient);
    try (Installation site = installation.start()) {
      Visitor visitor = site.visitor();
      WebPage droplets = visitor.signIn(Team.ACME);
      visitor.access().expireToken();

      assertEquals(200, visitor.open("/droplets").status());
      visitor.disconnect(droplets);

      List<ReceivedRequest> token = site.sandbox().requests(RequestKind.TOKEN);
      List<ReceivedRequest> refresh = site.sandbox().requests(RequestKind.REFRESH);
      assertEquals(Optional.empty(), token.get(0).formParameter("client_secret"));
      assertTrue(token.get(0).formParameter("code_verifier").isPresent());
      assertEquals(Optional.empty(), refresh.get(0).formParameter("client_secret"));
      assertEquals(List.of(), site.sandbox().accessTokens());
    }
  }

  /** A narrow scope from a system property, id and secret from files. */
  @Nested
  class FromSeveralSources {
    @TempDir static Path files;
    private static Installation site;

    @BeforeAll
    static void start() throws IOException {
      site = new Installation(ServerKind.TOMCAT_11, "/app");
      SandboxOptions options = SandboxOptions.forTests(site.redirectUri());
      String secret = options.clientSecret().orElseThrow();
      Path ofId = Files.writeString(files.resolve("id"), "  " + options.clientId() + "\r\n");
      Path ofSecret = Files.writeString(files.resolve("secret"), secret + "\n");
      site.server().property("DIGITAL_OCEAN_SCOPE", " account:read  droplet:read ");
      site.server().property("DIGITAL_OCEAN_REDIRECT_URI", " ");
      site.setting("DIGITAL_OCEAN_SCOPE", "write")
          .setting("DIGITAL_OCEAN_CLIENT_ID", "  ")
          .setting("DIGITAL_OCEAN_CLIENT_ID_FILE", ofId.toString())
          .setting("DIGITAL_OCEAN_CLIENT_SECRET", null)
          .setting("DIGITAL_OCEAN_CLIENT_SECRET_FILE", ofSecret.toString())
          .options(o -> o.tokenShape(TokenShape.CONFIDENTIAL))
          .start();
    }

    @AfterAll
    static void end() {
      site.close();
    }

    @Test
    void idAndSecretComeFromFilesWithoutTheWhiteSpaceAroundThem() {
      assertEquals(40, Visitor.names(site.visitor().signIn(Team.ACME)).size());
    }

    @Test
    void theFirstSourceThatIsNotBlankWins() {
      String authorize = site.visitor().connect().header("Location");

      assertTrue(authorize.contains("&scope=account%3Aread%20droplet%3Aread&"), authorize);
    }

    @Test
    void whatTheScopeDoesNotCoverIsSaidNotToBeGranted() {
      Visitor visitor = site.visitor();
      WebPage droplets = visitor.signIn(Team.ACME);

      assertEquals(80, droplets.document().select("td em:contains(not granted)").size());
      WebPage droplet = visitor.click(droplets.link("web-01.acme.example"));
      assertEquals(6, droplet.document().select("em:contains(not granted)").size());
      WebPage tagged = visitor.open("/droplets?tag=web");
      assertEquals(403, tagged.status());
      assertTrue(tagged.document().select("main").text().contains("tag:read"));
    }
  }

  private static void assertEverythingLeadsToTheSetUpPage(Visitor visitor) {
    for (String path :
        List.of(
            "/connect",
            "/droplets",
            "/droplets?page=x",
            "/droplets/1",
            "/droplets.csv",
            "/droplets.ssh_config",
            "/digitalocean")) {
      assertEquals(200, visitor.follow(visitor.open(path)).status(), path);
    }
    assertEquals(200, visitor.follow(visitor.post("/disconnect", Map.of())).status());
    assertEquals("ok", visitor.open("/health").body().strip());
    assertEquals(404, visitor.open("/none").status());
    assertTrue(visitor.sessionId().isEmpty());
  }
}
