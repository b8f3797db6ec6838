package droplets.nodes;

import droplets.servers.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx from Debian's package, with {@code src/main/cluster/nginx.conf} and other ports. */
final class Nginx implements AutoCloseable {
  private static final Path CONFIGURATION = Path.of("src", "main", "cluster", "nginx.conf");

  /** People other than root do not have its directory in their PATH. */
  private static final String PROGRAM = "/usr/sbin/nginx";

  private final int port = FreePort.find();
  private Process process;

  /** The address that browsers know. */
  String baseUrl() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it in front of three nodes. */
  void start(List<Integer> nodes) {
    try {
      Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "nginx-");
      String text = Files.readString(CONFIGURATION).replace(":8080;", ":" + port + ";");
      for (int i = 0; i < nodes.size(); i++) {
        text = text.replace(":808" + (i + 1) + " ", ":" + nodes.get(i) + " ");
      }
      // The usual directories for temporary files are root's.
      StringBuilder temporary = new StringBuilder("http {");
      for (String use : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
        temporary.append(" %s_temp_path %s;".formatted(use, directory.resolve(use)));
      }
      text = text.replace("http {", temporary);
      Path file = Files.writeString(directory.resolve("nginx.conf"), text);
      Path log = directory.resolve("error.log");
      String global =
          "daemon off; user root; pid " + directory.resolve("pid") + "; error_log " + log + ";";
      process =
          new ProcessBuilder(PROGRAM, "-e", log.toString(), "-c", file.toString(), "-g", global)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "nginx is missing (Debian, Ubuntu: apt-get install nginx-light)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
