package droplets.web.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.NamedValue;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.Team;
import droplets.web.testing.TestApplication;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands are really given to a shell, in which curl only tells its arguments. */
class CurlCommandTest {
  private static final String CURL = "curl() { printf '%s\\0' \"$@\"; }\n";

  @TempDir Path directory;

  /** What curl would be given. */
  private List<String> arguments(String command) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash here");
    File output = directory.resolve("output").toFile();
    ProcessBuilder shell =
        new ProcessBuilder("/bin/bash", "-u", "-c", CURL + command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    shell.environment().put("ACCESS_TOKEN", "fake access \"token\" $HOME `id`");
    shell.environment().put("CODE", "fake-code");
    Process process = shell.start();
    try {
      assertTrue(process.waitFor(10, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    String told = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), told);
    return List.of(told.split("\0"));
  }

  static final String HOSTILE =
      "a\"b'c $HOME ${PATH} $(touch made-by-dollar) `touch made-by-backtick` \\ \\\\ \\\" \\$HOME"
          + " ; touch made-by-semicolon & | > made-by-redirection #\n!! * ~ {a,b} €";

  @Test
  void headersFormAndAddressArriveAsTheyAre() throws Exception {
    String command =
        CurlCommand.of(
            new FlowStep.Request(
                "POST",
                URI.create("https://do.example/v1/oauth/token?a=1&b=%22%24HOME"),
                List.of(
                    new NamedValue("Accept", "application/json"),
                    new NamedValue("Content-Type", "application/x-www-form-urlencoded")),
                List.of(new NamedValue("grant_type", "refresh_token"))));

    assertEquals(
        List.of(
            "-i",
            "-H",
            "Accept: application/json",
            "--data-urlencode",
            "grant_type=refresh_token",
            "https://do.example/v1/oauth/token?a=1&b=%22%24HOME"),
        arguments(command));
  }

  @ParameterizedTest
  @ValueSource(strings = {HOSTILE, "\\", "\"", "`", "$", "$(", "${", "'", "-o made-by-option"})
  void aValueStaysInert(String value) throws Exception {
    String command =
        CurlCommand.of(
            new FlowStep.Request(
                "POST",
                URI.create("https://do.example/"),
                List.of(new NamedValue("X-Name", value)),
                List.of(new NamedValue("name", value))));

    assertEquals(
        List.of(
            "-i",
            "-H",
            "X-Name: " + value,
            "--data-urlencode",
            "name=" + value,
            "https://do.example/"),
        arguments(command));
    assertNothingWasMade();
  }

  private void assertNothingWasMade() throws IOException {
    try (var files = Files.list(directory)) {
      assertEquals(
          List.of("output"), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void whatStandsForASecretIsTheShellsVariable() throws Exception {
    String command =
        CurlCommand.of(
            new FlowStep.Request(
                "POST",
                URI.create("https://do.example/"),
                List.of(new NamedValue("Authorization", "Bearer $ACCESS_TOKEN")),
                List.of(new NamedValue("code", "$CODE"))));

    assertEquals(
        List.of(
            "-i",
            "-H",
            "Authorization: Bearer fake access \"token\" $HOME `id`",
            "--data-urlencode",
            "code=fake-code",
            "https://do.example/"),
        arguments(command));
  }

  /** From the address bar to the shell: somebody may be sent a link to such a view. */
  @Test
  void aHostileNameThatSomebodyFilteredByStaysInert() throws Exception {
    try (TestApplication parts = TestApplication.start()) {
      FlowRecorder recorder = new FlowRecorder();
      parts
          .client
          .observedBy(recorder)
          .droplets(
              parts.tokens(Team.ACME).accessToken(),
              new DropletQuery(DropletType.DROPLETS, HOSTILE, "", 1, 50));
      List<ReceivedRequest> received = parts.sandbox.requests("/v2/droplets");
      assertEquals(HOSTILE, received.get(0).queryParameter("name").orElseThrow());

      List<String> arguments = arguments(CurlCommand.of(recorder.steps().get(0).request()));
      assertEquals(
          parts.sandbox.apiUrl() + "/droplets?" + received.get(0).rawQuery(),
          arguments.get(arguments.size() - 1));
      assertNothingWasMade();
    }
  }

  @Test
  void theStepsOfTheBrowserAreCommandsToo() throws Exception {
    BrowserSteps browser = new BrowserSteps("/app", URI.create(TestApplication.REDIRECT_URI));
    FlowStep authorization =
        browser.authorizationRequest("https://do.example/authorize?state=$STATE", Instant.EPOCH);
    FlowStep callback =
        browser.callback(
            AuthorizationResponse.parse("code=fake&error=%24(touch+made)&state=%60touch+made%60"),
            Instant.EPOCH,
            "/",
            FlowStep.Failure.NOT_GRANTED);

    assertEquals(
        "curl -i \\\n  \"https://do.example/authorize?state=$STATE\"",
        CurlCommand.of(authorization.request()));
    assertEquals(
        "curl -i \\\n  \""
            + TestApplication.REDIRECT_URI
            + "?code=$CODE&state=$STATE&error=$ERROR\"",
        CurlCommand.of(callback.request()));
  }
}
