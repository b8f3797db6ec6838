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
      Path file = Files.writeString(directory.resolve("nginx.conf"), text);
      Path log = directory.resolve("error.log");
      String global = "daemon off; pid " + directory.resolve("pid") + "; error_log " + log + ";";
      process =
          new ProcessBuilder("nginx", "-e", log.toString(), "-c", file.toString(), "-g", global)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("output").toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("mvn verify -Pnodes needs Debian's package nginx-light", e);
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
