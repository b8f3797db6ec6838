package droplets.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The JDK that is measured, which may be another than the one that runs the build.
 *
 * @param home its directory
 * @param version its version
 */
record Jdk(Path home, Runtime.Version version) {

  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  /** The JDK in a directory. */
  static Jdk of(Path home) throws IOException {
    String version =
        Files.readAllLines(home.resolve("release")).stream()
            .filter(line -> line.startsWith("JAVA_VERSION="))
            .findFirst()
            .orElseThrow()
            .replaceAll(".*=\"|\"", "");
    return new Jdk(home, Runtime.Version.parse(version));
  }

  String command(String name) {
    return home.resolve("bin").resolve(name).toString();
  }

  boolean hasVirtualThreads() {
    return version.feature() >= FIRST_WITH_VIRTUAL_THREADS;
  }
}
