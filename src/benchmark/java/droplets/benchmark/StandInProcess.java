package droplets.benchmark;

import droplets.servers.FreePort;
import java.io.IOException;
import java.time.Duration;

/** The process of the {@link StandIn}. */
final class StandInProcess implements AutoCloseable {

  private final Process process;
  private final int port = FreePort.find();
  private final Browser browser = new Browser();

  StandInProcess(Jdk jdk) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                jdk.command("java"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StandIn.class.getName(),
                Integer.toString(port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    for (int attempt = 0; !isUp(); attempt++) {
      if (attempt == 200) {
        throw new IOException("the stand-in did not start");
      }
      process.waitFor(50, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  /** What it has seen since its start. */
  record Counts(long calls, long connections) {}

  String api() {
    return url("/v2");
  }

  String oauth() {
    return url("/v1/oauth");
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** Lets each call to the API take so long from now on. */
  void delay(Duration delay) throws IOException {
    browser.get(url("/control/delay/" + delay.toMillis()), false);
  }

  Counts counts() throws IOException {
    String[] words = browser.get(url("/control/counts"), false).text().split(" ");
    return new Counts(Long.parseLong(words[0]), Long.parseLong(words[1]));
  }

  private boolean isUp() {
    try {
      counts();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
