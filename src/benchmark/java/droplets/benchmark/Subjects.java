package droplets.benchmark;

import droplets.benchmark.Results.Subject;
import droplets.servers.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The servers that are compared, and the people who are connected to each. */
final class Subjects implements AutoCloseable {

  private static final int SIGN_INS_AT_ONCE = 4;

  private final Map<Subject, TomcatServer> servers = new EnumMap<>(Subject.class);
  private final Map<Subject, List<Browser>> people = new EnumMap<>(Subject.class);
  private final Path pages;

  Subjects(Jdk jdk, StandInProcess standIn, Path directory, Wars wars) throws IOException {
    pages = Files.createDirectories(directory.resolve("pages"));
    int port = FreePort.find();
    servers.put(
        Subject.APPLICATION,
        new TomcatServer("droplets", jdk, wars.application(), port, settings(standIn, port)));
    servers.put(
        Subject.FLOOR,
        new TomcatServer(
            "floor",
            jdk,
            wars.floor(),
            FreePort.find(),
            Map.of("benchmark.pages", pages.toString(), "benchmark.api", standIn.api())));
    servers.put(
        Subject.SPRING,
        new TomcatServer(
            "spring",
            jdk,
            wars.spring(),
            FreePort.find(),
            Map.of("digitalocean.api", standIn.api(), "digitalocean.oauth", standIn.oauth())));
    for (Subject subject : Subject.values()) {
      people.put(subject, new ArrayList<>());
    }
  }

  /** The WARs. */
  record Wars(Path application, Path floor, Path spring, Path empty) {}

  /** The application's settings, as the image has them. */
  static Map<String, String> settings(StandInProcess standIn, int port) {
    return Map.of(
        "DIGITAL_OCEAN_CLIENT_ID", "benchmark-client-id",
        "DIGITAL_OCEAN_CLIENT_SECRET", "benchmark-client-secret",
        "DIGITAL_OCEAN_REDIRECT_URI", "http://127.0.0.1:" + port + "/digitalocean",
        "DIGITAL_OCEAN_API_URL", standIn.api(),
        "DIGITAL_OCEAN_OAUTH_URL", standIn.oauth(),
        "DIGITAL_OCEAN_READ_TIMEOUT_MS", "60000",
        "DIGITAL_OCEAN_CALL_TIMEOUT_MS", "60000",
        "DIGITAL_OCEAN_MAX_CALLS", "10000");
  }

  void start() throws IOException, InterruptedException {
    Files.writeString(pages.resolve("ready"), "ready");
    for (TomcatServer server : servers.values()) {
      server.start(server == servers.get(Subject.FLOOR) ? "/bytes/ready" : "/");
    }
  }

  /** Goes on with the application alone, where nobody is connected, configured as in the image. */
  void restartAsInImage(Jdk jdk, StandInProcess standIn, Path war, int heap)
      throws IOException, InterruptedException {
    close();
    int port = FreePort.find();
    TomcatServer server =
        TomcatServer.asInImage("droplets-many", jdk, war, port, settings(standIn, port), heap);
    servers.put(Subject.APPLICATION, server);
    people.get(Subject.APPLICATION).clear();
    server.start("/");
  }

  TomcatServer server(Subject subject) {
    return servers.get(subject);
  }

  /** Signs a person in, up to the page of Droplets, and checks that this is what they get. */
  void signInToDroplets(Subject subject) throws IOException {
    Browser browser = new Browser();
    Browser.Page page = browser.get(signIn(subject, browser), true);
    if (page.status() != 200 || !page.text().contains(RecordedAnswers.name(0))) {
      throw new IllegalStateException(
          server(subject).name() + ": a sign-in ended with " + page.status());
    }
  }

  /** Signs a person in, and returns the address of the page of Droplets. */
  private String signIn(Subject subject, Browser browser) throws IOException {
    String start =
        subject == Subject.APPLICATION ? "/connect" : "/oauth2/authorization/digitalocean";
    String next = browser.signIn(server(subject).url(""), start);
    if (!next.endsWith("/droplets")) {
      throw new IllegalStateException(
          server(subject).name() + ": a sign-in did not lead to the Droplets but to " + next);
    }
    return next;
  }

  /** So many people who are connected, each with a session of their own. */
  List<Browser> people(Subject subject, int count) throws IOException {
    List<Browser> connected = people.get(subject);
    ExecutorService threads = Executors.newFixedThreadPool(SIGN_INS_AT_ONCE);
    try {
      Callable<Browser> signIn =
          () -> {
            Browser browser = new Browser();
            signIn(subject, browser);
            return browser;
          };
      int missing = Math.max(0, count - connected.size());
      for (Future<Browser> each : threads.invokeAll(Collections.nCopies(missing, signIn))) {
        connected.add(each.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    } finally {
      threads.shutdownNow();
    }
    return connected.subList(0, count);
  }

  /** The cookies of so many people, for the load. */
  List<String> cookies(Subject subject, ViewedPage page, int count) throws IOException {
    if (subject == Subject.FLOOR || page.droplets() == 0) {
      return List.of("");
    }
    return people(subject, count).stream().map(Browser::cookieHeader).toList();
  }

  /** The address of a page; for the floor, that of the servlet that writes the same bytes. */
  String url(Subject subject, ViewedPage page) {
    return server(subject).url(subject == Subject.FLOOR ? page.floorPath() : page.path());
  }

  /**
   * Gets a page and checks it.
   *
   * @return its length in bytes
   */
  int check(Subject subject, ViewedPage page) throws IOException {
    Browser browser =
        subject == Subject.FLOOR || page.droplets() == 0
            ? new Browser()
            : people(subject, 1).get(0);
    Browser.Page got = browser.get(url(subject, page), true);
    page.check(server(subject).name(), got);
    return got.body().length;
  }

  /** Gives the floor the bytes of the application's page. */
  void keepForFloor(ViewedPage page) throws IOException {
    Browser browser = page.droplets() == 0 ? new Browser() : people(Subject.APPLICATION, 1).get(0);
    Browser.Page got = browser.get(url(Subject.APPLICATION, page), true);
    page.check(server(Subject.APPLICATION).name(), got);
    Files.write(pages.resolve(page.name()), got.body());
  }

  @Override
  public void close() throws IOException {
    for (TomcatServer server : servers.values()) {
      server.close();
    }
  }
}
