package droplets.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests this package itself, mostly with a WAR of two files. */
class ServletServerIT {
  private static final Map<String, String> FILES =
      Map.of(
          "health", "ok",
          "count.jsp",
              """
              <%
                Integer count = (Integer) session.getAttribute("count");
                session.setAttribute("count", count == null ? 1 : count + 1);
                System.out.println("counted");
              %>
              <form method="post" action="count.jsp?sent=yes">
                <input name="count" value="${count}">
                <input name="variable" value='<%= System.getenv("SAMPLE") %>'>
                <input name="property" value='<%= System.getProperty("sample") %>'>
                <input name="sent" value="${param.sent}">
              </form>
              """);

  @TempDir static Path directory;
  private static Path war;

  @BeforeAll
  static void packTheWar() throws IOException {
    war = directory.resolve("sample.war");
    try (OutputStream out = Files.newOutputStream(war);
        var zip = new ZipOutputStream(out)) {
      for (var file : FILES.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("droplets.servers.ServerKind#ofEveryBuild")
  void runsThePackagedWar(ServerKind kind) {
    try (var server = new ServletServer(kind, "/app").start()) {
      assertEquals(200, new WebClient(server.baseUrl()).get("/health").status());
    }
  }

  static Stream<Arguments> placesToDeploy() {
    return ServerKind.ofEveryBuild().stream()
        .flatMap(kind -> Stream.of("", "/app").map(context -> Arguments.of(kind, context)));
  }

  @ParameterizedTest
  @MethodSource("placesToDeploy")
  void servesPagesWithTheSettingsGiven(ServerKind kind, String context) {
    try (var server = new ServletServer(kind, context).war(war)) {
      server.environment("SAMPLE", "from outside").property("sample", "as well").start();
      var client = new WebClient(server.baseUrl());

      WebPage first = client.get("/count.jsp?code=query", WebClient.navigation("none"));
      WebPage second = client.submit(first.form("form"));

      assertEquals(
          Map.of("count", "1", "variable", "from outside", "property", "as well", "sent", ""),
          first.form("form").fields());
      assertEquals(
          List.of("2", "yes"),
          List.of(
              second.form("form").fields().get("count"), second.form("form").fields().get("sent")));
      String log = server.log();
      assertTrue(log.contains("counted"), log);
      assertTrue(log.contains("GET " + context + "/count.jsp HTTP/1.1"), log);
      assertFalse(log.contains("code=query"), log);
    }
  }

  @Test
  void aServerThatCannotStartShowsItsLog() {
    try (var server = new ServletServer(ServerKind.JETTY_12, "").war(war)) {
      server.environment("JDK_JAVA_OPTIONS", "-XX:NoSuchOption");

      var failure = assertThrows(IllegalStateException.class, server::start);

      assertTrue(failure.getMessage().contains("NoSuchOption"), failure.getMessage());
    }
  }
}
