package droplets.benchmark;

import droplets.benchmark.Results.Measure;
import droplets.benchmark.Results.Subject;
import droplets.nodes.PostgreSql;
import droplets.servers.FreePort;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page costs whose connection is in a row of PostgreSQL, beside the same page with an HTTP
 * session: two Tomcats of the same settings, in turn. The row is sealed, the session is not.
 */
final class RowCost implements AutoCloseable {

  private static final ViewedPage PAGE = ViewedPage.DROPLETS_20;
  private static final String NAME = PAGE.title() + ", connection in a row";
  private static final String SESSION = "the same with an HTTP session";
  private static final Measure CPU = new Measure(NAME + ": CPU a view", "µs", SESSION);
  private static final Measure DATABASE_CPU =
      new Measure(NAME + ": the database's CPU a view", "µs", "");
  private static final Measure MEDIAN = new Measure(NAME + ": one person's view", "ms", SESSION);
  private static final int PEOPLE = 4;

  private final Wrk wrk;
  private final Results results;
  private final PostgreSql database = new PostgreSql();
  private final Form rows;
  private final Form sessions;

  /** A server and the people who are connected to it. */
  private record Form(Subject column, TomcatServer server, List<Browser> people) {}

  RowCost(Jdk jdk, StandInProcess standIn, Path war, Wrk wrk, Results results)
      throws IOException, InterruptedException, URISyntaxException {
    this.wrk = wrk;
    this.results = results;
    Map<String, String> more =
        Map.of(
            "DIGITAL_OCEAN_SESSION_KEY",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "droplets.database",
            database.address(),
            "droplets.database.user",
            "droplets",
            "droplets.database.password",
            "");
    TomcatServer node = server("row", jdk, standIn, war, more);
    Path lib = Files.createDirectories(node.directory().resolve("lib"));
    Files.copy(driver(), lib.resolve("postgresql.jar"));
    Files.copy(
        Path.of("src", "main", "cluster", "context.xml"),
        node.directory().resolve("conf/context.xml"));
    rows = started(Subject.APPLICATION, node);
    sessions = started(Subject.FLOOR, server("session", jdk, standIn, war, Map.of()));
  }

  private static TomcatServer server(
      String name, Jdk jdk, StandInProcess standIn, Path war, Map<String, String> more)
      throws IOException {
    int port = FreePort.find();
    Map<String, String> settings = new HashMap<>(Subjects.settings(standIn, port));
    settings.putAll(more);
    return new TomcatServer(name, jdk, war, port, settings);
  }

  private static Path driver() throws URISyntaxException {
    return Path.of(
        org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Form started(Subject column, TomcatServer server)
      throws IOException, InterruptedException {
    server.start("/");
    List<Browser> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Browser browser = new Browser();
      browser.signIn(server.url(""), "/connect");
      people.add(browser);
    }
    return new Form(column, server, people);
  }

  /** Measures both in turn. */
  void measure(int rounds, Duration length, Duration warmUp)
      throws IOException, InterruptedException {
    if (database.sql("SELECT row_key FROM droplets_connection").size() != PEOPLE) {
      throw new IllegalStateException("the connections are not in the table");
    }
    for (Form form : List.of(rows, sessions)) {
      Duration enough = form.server().cpu().plus(warmUp);
      while (form.server().cpu().compareTo(enough) < 0) {
        load(form, PEOPLE, length);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (Form form : List.of(rows, sessions)) {
        Duration before = form.server().cpu();
        Duration databaseBefore = database.cpu();
        long views = load(form, PEOPLE, length).requests();
        results.add(CPU, form.column(), micros(form.server().cpu().minus(before), views));
        if (form == rows) {
          Duration spent = database.cpu().minus(databaseBefore);
          results.add(DATABASE_CPU, form.column(), micros(spent, views));
        }
        results.add(MEDIAN, form.column(), load(form, 1, length).medianMicros() / 1e3);
      }
    }
  }

  private static double micros(Duration time, long views) {
    return time.toNanos() / 1e3 / views;
  }

  private Wrk.Load load(Form form, int people, Duration length)
      throws IOException, InterruptedException {
    check(form);
    List<String> cookies =
        form.people().subList(0, people).stream().map(Browser::cookieHeader).toList();
    Wrk.Load load = wrk.run(form.server().url(PAGE.path()), cookies, people, length);
    check(form);
    if (load.errors() > 0) {
      throw new IllegalStateException(form.server().name() + ": " + load);
    }
    return load;
  }

  private static void check(Form form) throws IOException {
    String url = form.server().url(PAGE.path());
    PAGE.check(form.server().name(), form.people().get(0).get(url, true));
  }

  @Override
  public void close() throws IOException {
    rows.server().close();
    sessions.server().close();
    database.close();
  }
}
