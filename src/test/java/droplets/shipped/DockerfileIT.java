package droplets.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfile's check of the Tomcat that it is built on, run as Docker runs it. */
class DockerfileIT {
  private static final Path TOMCAT = Path.of(System.getProperty("tomcat11.home"));
  private static final Pattern CHECK =
      Pattern.compile("^RUN (.*ServerInfo(?:[^\\n]*\\\\\\n)+[^\\n]*)$", Pattern.MULTILINE);

  @TempDir private Path image;

  @BeforeEach
  void layOutTheImage() throws IOException {
    Files.createDirectory(image.resolve("lib"));
    Files.copy(TOMCAT.resolve("lib/catalina.jar"), image.resolve("lib/catalina.jar"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.0.29.0", "11.0.30.0", "11.0.100.0", "11.1.0.0", "12.0.0.0"})
  void aSafeTomcatPasses(String version) throws Exception {
    pretendToBe(version);

    assertEquals(new Outcome(0, "Tomcat " + version + "\n"), check());
  }

  @ParameterizedTest
  @ValueSource(strings = {"11.0.28.0", "11.0.9.0", "11.0.3.0", "10.1.62.0", "9.0.120.0", ""})
  void anOlderOneEndsTheBuild(String version) throws Exception {
    pretendToBe(version);

    assertEquals(
        new Outcome(1, "Tomcat " + version + "\nKnown to be vulnerable: docker build --pull\n"),
        check());
  }

  @Test
  void theVersionIsTheOneThatTomcatItselfTells() throws Exception {
    String version = TOMCAT.toString().replaceFirst("^.*-", "");

    assertTrue(check().output().startsWith("Tomcat " + version + ".0\n"));
  }

  @Test
  void withoutATomcatTheBuildEnds() throws Exception {
    Files.delete(image.resolve("lib/catalina.jar"));

    assertEquals(1, check().exitCode());
  }

  private record Outcome(int exitCode, String output) {}

  /** Changes the number that Tomcat tells. */
  private void pretendToBe(String version) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(image.resolve("lib/catalina.jar"))) {
      Path told = jar.getPath("org/apache/catalina/util/ServerInfo.properties");
      String changed =
          Files.readString(told)
              .replaceFirst("(?m)^server\\.number=.*$", "server.number=" + version);
      Files.writeString(told, changed);
    }
  }

  private Outcome check() throws IOException, InterruptedException {
    var check = CHECK.matcher(Files.readString(Path.of("Dockerfile")));
    assertTrue(check.find(), "no check in the Dockerfile");
    Path output = image.resolve("output");
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", check.group(1))
            .directory(image.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // Options for the JVM, which it repeats in its output, are not in the image.
    shell.environment().keySet().retainAll(Set.of("PATH"));
    Process process = shell.start();
    try {
      assertTrue(process.waitFor(60, SECONDS));
      return new Outcome(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }
}
