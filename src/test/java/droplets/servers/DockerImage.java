package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tomcat as the Dockerfile lays it out and starts it, under the root context. Only the address, the
 * port and the directories are those of the test; on a Java without virtual threads they are off.
 */
record DockerImage(String home) implements ServerKind.Distribution {
  private static final Path CONFIGURATION = Path.of("src/main/docker").toAbsolutePath();
  private static final Dockerfile DOCKERFILE = Dockerfile.read();
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
    Directories.copy(unpacked(war), base.resolve("webapps/ROOT"));
  }

  /** The content of the WAR, which Maven leaves beside it. */
  private static Path unpacked(Path war) {
    return Path.of(war.toString().replaceFirst("\\.war$", ""));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    var command = new ArrayList<>(java);
    List<String> entrypoint = DOCKERFILE.command("ENTRYPOINT");
    command.addAll(entrypoint.subList(1, entrypoint.size()));
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-Dhttp.address=127.0.0.1");
    command.add("-Dhttp.port=" + port);
    boolean virtual = Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    command.add("-Dhttp.virtualThreads=" + virtual);
    command.addAll(DOCKERFILE.command("CMD"));
    return command;
  }

  @Override
  public Map<String, String> environment(Path base) {
    return DOCKERFILE.environment();
  }
}
