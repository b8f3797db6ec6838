package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tomcat as the Dockerfile lays it out and starts it, in a directory of its own. Only what a test
 * on this machine needs is different: address, port, temporary directory, and on a Java without
 * virtual threads these.
 */
record Image(String home) implements ServerKind.Distribution {
  private static final Path CONFIGURATION = Path.of("src/main/docker").toAbsolutePath();
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    for (String directory : List.of("logs", "temp", "webapps")) {
      Files.createDirectory(base.resolve(directory));
    }
    for (String directory : List.of("bin", "conf", "lib")) {
      Directories.copy(ServerKind.path(home).resolve(directory), base.resolve(directory));
    }
    try (Stream<Path> files = Files.list(CONFIGURATION)) {
      for (Path file : files.toList()) {
        Path copy = base.resolve("conf").resolve(file.getFileName());
        Files.deleteIfExists(copy);
        Files.copy(file, copy);
      }
    }
    String name = context.isEmpty() ? "ROOT" : context.substring(1);
    Directories.copy(unpacked(war), base.resolve("webapps/" + name));
  }

  /** Maven leaves the WAR's content beside it. */
  private static Path unpacked(Path war) {
    return Path.of(war.toString().replaceFirst("\\.war$", ""));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    var command = new ArrayList<>(java);
    command.add("@conf/java.options");
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-Dhttp.address=127.0.0.1");
    command.add("-Dhttp.port=" + port);
    boolean virtual = Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    command.add("-Dhttp.virtualThreads=" + virtual);
    command.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
    return command;
  }
}
