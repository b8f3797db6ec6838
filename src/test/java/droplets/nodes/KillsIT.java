package droplets.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.servers.ServletServer;
import droplets.servers.WebPage;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Nodes that are killed at random moments while people page and their tokens are refreshed. One may
 * be killed while another starts; one is always there for the people. The seed, which the output
 * names, chooses the nodes and the moments: {@code -Dnodes.seed=} repeats it.
 */
@Tag("nodes")
class KillsIT {
  private static final int PEOPLE = 40;

  /** In the application a call may take that long, so that a claim is soon left behind. */
  private static final int CALL_LIMIT_MS = 4000;

  /** Notes which node made a claim: each has a database user of its own. */
  private static final String CLAIMS =
      """
      CREATE TABLE claims (claim UUID PRIMARY KEY, node TEXT NOT NULL);
      CREATE FUNCTION note_claim() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO claims VALUES (NEW.claimed_by, current_user); RETURN NEW; END $$;
      CREATE TRIGGER note_claim AFTER UPDATE OF claimed_by ON droplets_connection
        FOR EACH ROW WHEN (NEW.claimed_by IS NOT NULL) EXECUTE FUNCTION note_claim();
      """;

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /** The grants of those who had to connect again, by the keys of their rows. */
  private final Map<String, String> signedOut = new ConcurrentHashMap<>();

  /** Sign-ins whose answer a kill cut off: the code was exchanged and nobody got the connection. */
  private final Set<String> cutOffSignIns = new ConcurrentSkipListSet<>();

  @Test
  void aRefreshTokenIsSentAtMostOnceAndOnlyWhoseRefreshWasCutOffConnectsAgain() throws Exception {
    int kills = Cluster.size("kills");
    long seed = Long.parseLong(System.getProperty("nodes.seed"));
    System.out.println("nodes: " + kills + " kills, seed " + seed);
    Random random = new Random(seed);
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE + 3);
    Map<String, String> settings =
        Map.of(
            "DIGITAL_OCEAN_CALL_TIMEOUT_MS",
            Integer.toString(CALL_LIMIT_MS),
            "DIGITAL_OCEAN_READ_TIMEOUT_MS",
            Integer.toString(CALL_LIMIT_MS));
    try (Cluster cluster = new Cluster(200, settings)) {
      cluster.database().sql(CLAIMS);
      List<Person> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> cluster.person("person" + i)).toList();
      people.forEach(Person::signIn);
      long start = System.nanoTime();
      List<Future<?>> paging =
          people.stream()
              .<Future<?>>map(person -> threads.submit(() -> page(cluster, person)))
              .toList();
      Set<String> cutOff = new TreeSet<>();
      List<CompletableFuture<Void>> isUp =
          new ArrayList<>(Collections.nCopies(3, CompletableFuture.completedFuture(null)));
      for (int kill = 1; kill <= kills; kill++) {
        int chosen = random.nextInt(3);
        isUp.get(chosen).get();
        CompletableFuture.anyOf(isUp.get((chosen + 1) % 3), isUp.get((chosen + 2) % 3)).get();
        Thread.sleep(random.nextInt(1000));
        ServletServer node = cluster.nodes().get(chosen);
        node.kill();
        cutOff.addAll(claimsLeftBehind(cluster.database(), Cluster.user(node)));
        isUp.set(chosen, CompletableFuture.runAsync(node::restart, threads));
        for (Future<?> each : paging) {
          if (each.isDone()) {
            each.get();
          }
        }
      }
      for (CompletableFuture<Void> each : isUp) {
        each.get();
      }
      isOver.set(true);
      for (Future<?> each : paging) {
        each.get();
      }
      System.out.printf(
          "nodes: %d kills (seed %d) in %.0f s%n", kills, seed, (System.nanoTime() - start) / 1e9);
      check(cluster, people, cutOff);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The rows whose claim is of a node that is dead. */
  private static List<String> claimsLeftBehind(PostgreSql database, String node)
      throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      // The database may still be at the last statement of the node.
      while (!strings(statement, "SELECT 'works' FROM pg_stat_activity WHERE usename = '%s'", node)
          .isEmpty()) {
        Thread.onSpinWait();
      }
      return strings(
          statement,
          "SELECT encode(row_key, 'hex') FROM droplets_connection JOIN claims"
              + " ON claim = claimed_by WHERE node = '%s'",
          node);
    }
  }

  private static List<String> strings(Statement statement, String sql, String node)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql.formatted(node))) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  /** Pages on and on; now and then the access token expires. */
  private void page(Cluster cluster, Person person) {
    Random random = new Random(person.grant().hashCode());
    for (int turn = 0; !isOver.get(); turn++) {
      if (turn % 3 == 0) {
        cluster.digitalOcean().expire(person.grant());
      }
      request(person);
      try {
        Thread.sleep(random.nextInt(200));
      } catch (InterruptedException e) {
        return;
      }
    }
    while (!request(person)) {
      // A claim of the last kill.
    }
  }

  /** One page; whether it was shown. */
  private boolean request(Person person) {
    String key = person.rowKey();
    WebPage page;
    try {
      page = person.droplets();
    } catch (UncheckedIOException e) {
      failed.incrementAndGet();
      return false;
    }
    if (page.status() == 200) {
      answered.incrementAndGet();
      return true;
    }
    if (page.status() == 303) {
      signedOut.put(key, person.grant());
      connectAgain(person);
    } else {
      assertTrue(page.status() >= 502 && page.status() <= 504, page::toString);
      failed.incrementAndGet();
    }
    return false;
  }

  private void connectAgain(Person person) {
    while (true) {
      try {
        WebPage answer = person.tryToSignIn();
        if (answer.status() == 303 && answer.header("Location").equals("/droplets")) {
          return;
        }
      } catch (UncheckedIOException | AssertionError e) {
        // A kill met it. The next attempt is another grant.
      }
      cutOffSignIns.add(person.grant());
    }
  }

  private void check(Cluster cluster, List<Person> people, Set<String> cutOff) {
    CountingDigitalOcean digitalOcean = cluster.digitalOcean();
    digitalOcean.forgetUse();
    people.forEach(person -> assertEquals(200, person.droplets().status()));
    Set<String> unknown = digitalOcean.aliveAndUnused();
    System.out.printf(
        "nodes: %d pages, %d failed requests, %d refreshes, %d sent twice, %d refreshes cut off,"
            + " %d people signed out, %d sign-ins cut off,"
            + " %d living tokens whose answer died with its node%n",
        answered.get(),
        failed.get(),
        digitalOcean.refreshes(),
        digitalOcean.sentTwice().size(),
        cutOff.size(),
        signedOut.size(),
        cutOffSignIns.size(),
        unknown.size());
    assertEquals(Set.of(), digitalOcean.sentTwice());
    assertEquals(cutOff, new TreeSet<>(signedOut.keySet()), "the rows of those signed out");
    unknown.removeAll(signedOut.values());
    unknown.removeAll(cutOffSignIns);
    assertEquals(Set.of(), unknown, "living, known to no row, and no kill met them");
  }
}
