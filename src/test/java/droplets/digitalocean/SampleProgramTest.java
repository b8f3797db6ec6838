package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Sandbox;
import droplets.sandbox.SandboxOptions;
import droplets.servers.FreePort;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program that README and the package documentation show: it can be pasted and run. */
@Timeout(60)
class SampleProgramTest {

  private static final Path PACKAGE_INFO =
      Path.of("src/main/java/droplets/digitalocean/package-info.java");
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir private Path directory;

  private static String readme() throws IOException {
    return Files.readString(Path.of("README.md"));
  }

  private static String group(String pattern, String text) {
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertTrue(found.find(), pattern);
    return found.group(1);
  }

  private static String program() throws IOException {
    return group("```java\n(.*?)```", readme());
  }

  private void compile(String program) throws IOException {
    Path source = Files.writeString(directory.resolve("ListDroplets.java"), program);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertNotNull(compiler, "the tests need a JDK");
    List<String> options =
        List.of("-Xlint:all", "-Werror", "-proc:none", "-cp", CLASS_PATH, "-d", "" + directory);
    List<String> problems = new ArrayList<>();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(
              null,
              files,
              problem -> problems.add(problem.toString()),
              options,
              null,
              files.getJavaFileObjects(source))
          .call();
    }
    assertEquals(List.of(), problems);
  }

  @Test
  void itCompilesAsItIs() throws Exception {
    compile(program());
  }

  @Test
  void thePackageDocumentationShowsTheSame() throws Exception {
    String shown = group(" \\* <pre>\\{@code\n(.*?) \\* }</pre>", Files.readString(PACKAGE_INFO));

    assertEquals(program(), shown.replaceAll("(?m)^ \\* ?", ""));
  }

  @Test
  void itsDependenciesAreThoseOfThisProject() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    List<String> named =
        Pattern.compile("`[a-z.]+:[a-z.-]+:[0-9.]+`")
            .matcher(readme())
            .results()
            .map(MatchResult::group)
            .toList();

    assertEquals(
        List.of(
            "`jakarta.json:jakarta.json-api:" + version("jakarta.json-api", pom) + "`",
            "`org.eclipse.parsson:parsson:" + version("parsson", pom) + "`"),
        named);
  }

  private static String version(String artifact, String pom) {
    return group("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]*)<", pom);
  }

  @Test
  void itListsTheDropletsOfWhoApprovesAndGivesTheAccessBack() throws Exception {
    try (Sandbox sandbox = sandbox();
        Running program = new Running(sandbox)) {
      String callback = sandbox.approve(program.address());
      program.browserComesBackTo(callback.replaceAll("state=[^&]*", "state=of-somebody-else"));
      program.browserComesBackTo(callback);

      List<String> names = program.restOfItsOutput();
      assertEquals(43, names.size(), names::toString);
      assertTrue(names.contains("web-01.acme.example"), names::toString);
      assertEquals(List.of(), sandbox.accessTokens());
    }
  }

  @Test
  void itTellsThatAccessWasDenied() throws Exception {
    try (Sandbox sandbox = sandbox();
        Running program = new Running(sandbox)) {
      program.browserComesBackTo(sandbox.deny(program.address()));

      assertEquals(List.of("No access: DENIED"), program.restOfItsOutput());
    }
  }

  private static Sandbox sandbox() throws IOException {
    return Sandbox.start(
        SandboxOptions.forTests("http://localhost:" + FreePort.find() + "/digitalocean"));
  }

  /** The program, pointed at a sandbox. */
  private final class Running implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    Running(Sandbox sandbox) throws IOException {
      compile(
          program()
              .replace(
                  "http://localhost:8080/digitalocean", sandbox.options().redirectUris().get(0))
              .replace(
                  "Endpoints.DIGITAL_OCEAN",
                  "new Endpoints(URI.create(\"%s\"), URI.create(\"%s\"))"
                      .formatted(sandbox.oauthUrl(), sandbox.apiUrl())));
      ProcessBuilder java =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              directory + File.pathSeparator + CLASS_PATH,
              "-Djava.util.logging.config.file=" + Files.writeString(directory.resolve("log"), ""),
              "ListDroplets");
      java.environment().put("DIGITAL_OCEAN_CLIENT_ID", sandbox.clientId());
      java.environment().put("DIGITAL_OCEAN_CLIENT_SECRET", sandbox.clientSecret());
      process = java.redirectErrorStream(true).start();
      // Reading its output has no limit of its own.
      CompletableFuture.delayedExecutor(40, TimeUnit.SECONDS).execute(process::destroyForcibly);
      output = process.inputReader();
    }

    /** The address that a person is told to open. */
    String address() throws IOException {
      return group("^Open (.*)$", output.readLine());
    }

    void browserComesBackTo(String callback) throws Exception {
      HttpRequest request = HttpRequest.newBuilder(URI.create(callback)).build();
      assertEquals(
          "You may close this page.",
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }

    List<String> restOfItsOutput() {
      return output.lines().toList();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
