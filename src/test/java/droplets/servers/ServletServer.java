package droplets.servers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The packaged WAR in a real server, a process on a free port of 127.0.0.1, from {@link #start} to
 * {@link #close}. The address is known before the start, so settings can name it:
 *
 * <pre>{@code
 * try (var server = new ServletServer(ServerKind.TOMCAT_11, "/app")) {
 *   server.environment("DIGITAL_OCEAN_REDIRECT_URI", server.baseUrl() + "/digitalocean").start();
 *   WebPage page = new WebClient(server.baseUrl()).get("/");
 * }
 * }</pre>
 *
 * <p>The logs stay in {@code target/server-runs} until the next build. One thread at a time may
 * start, restart and close a server.
 */
public final class ServletServer implements AutoCloseable {
  private static final int START_SECONDS = 180;
  private static final int STOP_SECONDS = 30;
  private static final int TAIL_CHARACTERS = 6000;
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final ServerKind kind;
  private final String context;
  private final int port = FreePort.find();
  private final Path base;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, Path> files = new LinkedHashMap<>();
  private Path war;
  private Process process;

  /**
   * A server that is not yet started.
   *
   * @param context the context path: {@code ""} for the root, or like {@code "/app"}
   */
  public ServletServer(ServerKind kind, String context) {
    this.kind = kind;
    this.context = context;
    String run = "%02d-%s".formatted(RUNS.incrementAndGet(), kind);
    base = Path.of("target", "server-runs", run).toAbsolutePath();
  }

  /** Deploys another WAR than the packaged one. */
  public ServletServer war(Path file) {
    war = file;
    return this;
  }

  /** Puts a file into the server's directory, in place of the one that may be there. */
  public ServletServer file(String name, Path file) {
    files.put(name, file);
    return this;
  }

  /** Gives the server an environment variable. */
  public ServletServer environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Gives the server's JVM a system property. */
  public ServletServer property(String name, String value) {
    options.add("-D" + name + "=" + value);
    return this;
  }

  /** The address of the application, without a slash at the end. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port + context;
  }

  /** Deploys the WAR, starts the server and waits until the application answers. */
  public ServletServer start() {
    try {
      Directories.delete(base);
      Files.createDirectories(base);
      Path deployed = war == null ? ServerKind.path("droplets.war") : war;
      kind.distribution.prepare(base, deployed, context, port);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        Path target = base.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.copy(file.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
      }
      kind.distribution.deploy(base, deployed, context, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    launch();
    return this;
  }

  /** Stops the server as an administrator would, then starts it again as it was left. */
  public void restart() {
    stop();
    launch();
  }

  /**
   * Takes the application out of a Tomcat that goes on, as an administrator would: by deleting the
   * WAR. Does not wait for it.
   */
  public void undeploy() {
    String name = context.isEmpty() ? "ROOT" : context.substring(1);
    try {
      Files.delete(base.resolve("webapps/" + name + ".war"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops the server as an administrator would, with a SIGTERM, and by force after 30 seconds.
   *
   * @return its exit code
   */
  public int terminate() {
    stop();
    return process.exitValue();
  }

  /** Ends the server as a power cut would, with a SIGKILL. {@link #restart} starts it again. */
  public void kill() {
    kill(process);
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Stops the server, by force if it takes too long. */
  @Override
  public void close() {
    if (process != null) {
      stop();
    }
  }

  /** The directory that it was started in. */
  public Path directory() {
    return base;
  }

  /** All that the server has written so far: its output first, then its log files. */
  public String log() {
    try (Stream<Path> files = Files.walk(base.resolve("logs"))) {
      var log = new StringBuilder(read(output()));
      files.filter(Files::isRegularFile).sorted().map(ServletServer::read).forEach(log::append);
      return log.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The files in its directory for temporary files. On Linux also those that it has open there and
   * that have no name any more.
   */
  public List<String> temporaryFiles() {
    Path directory = base.resolve("temp");
    Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (Stream<Path> files = Files.walk(directory);
        Stream<Path> links = Files.isDirectory(open) ? Files.list(open) : Stream.empty()) {
      return Stream.concat(files.map(Path::toString), links.map(ServletServer::target))
          .filter(name -> name.startsWith(directory.toString()))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // Closed meanwhile.
    }
  }

  private void launch() {
    var java = new ArrayList<String>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(options);
    var builder =
        new ProcessBuilder(kind.distribution.command(java, base, port))
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    // The environment may hold the settings of a real application.
    builder.environment().keySet().removeIf(name -> name.startsWith("DIGITAL_OCEAN_"));
    // The java launcher reads it, also if a server's own script calls it.
    String everyServers = System.getProperty("server.options", "");
    if (!everyServers.isEmpty()) {
      builder.environment().put("JDK_JAVA_OPTIONS", everyServers);
    }
    builder.environment().putAll(kind.distribution.environment(base));
    builder.environment().putAll(environment);
    try {
      Process started = builder.start();
      process = started;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> kill(started)));
      awaitHealth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void awaitHealth() throws InterruptedException {
    var client = new WebClient(baseUrl());
    String answer = "nothing";
    long start = System.nanoTime();
    while (System.nanoTime() - start < SECONDS.toNanos(START_SECONDS)) {
      if (process.waitFor(50, MILLISECONDS)) {
        throw failure("ended with exit code " + process.exitValue());
      }
      try {
        int status = client.get("/health").status();
        if (status == 200) {
          return;
        }
        answer = "status " + status;
      } catch (UncheckedIOException e) {
        answer = e.getMessage();
      }
    }
    stop();
    throw failure("did not get ready in %d s (%s)".formatted(START_SECONDS, answer));
  }

  private IllegalStateException failure(String what) {
    String log = log();
    String tail = log.substring(Math.max(0, log.length() - TAIL_CHARACTERS));
    return new IllegalStateException("%s in %s %s:%n%s".formatted(kind, base, what, tail));
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, SECONDS)) {
        kill(process);
        process.waitFor();
      }
    } catch (InterruptedException e) {
      kill(process);
      throw interrupted(e);
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }

  private Path output() {
    return base.resolve("output.log");
  }

  private static String read(Path file) {
    try {
      // UTF-8 would fail on a file that ends in the middle of a character.
      return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
