package droplets.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.servers.ServletServer;
import droplets.servers.WebPage;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
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
 * Nodes that are killed at random moments while people page and their tokens are refreshed. The
 * seed, which the output names, chooses the nodes and the moments: {@code -Dnodes.seed=} repeats
 * it.
 */
@Tag("nodes")
class KillsIT {
  private static final int PEOPLE = 24;

  /** In the application a call may take that long, so that a claim is soon left behind. */
  private static final int CALL_LIMIT_MS = 4000;

  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final Set<String> signedOut = new ConcurrentSkipListSet<>();

  /** Sign-ins whose answer a kill cut off: the code was exchanged and nobody got the connection. */
  private final Set<String> cutOffSignIns = new ConcurrentSkipListSet<>();

  @Test
  void aRefreshTokenIsSentAtMostOnceAndOnlyWhoseRefreshWasCutOffConnectsAgain() throws Exception {
    int kills = Cluster.size("kills");
    long seed = Long.parseLong(System.getProperty("nodes.seed"));
    System.out.println("nodes: " + kills + " kills, seed " + seed);
    Random random = new Random(seed);
    Set<String> cutOff = new TreeSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
    Map<String, String> settings =
        Map.of(
            "DIGITAL_OCEAN_CALL_TIMEOUT_MS",
            Integer.toString(CALL_LIMIT_MS),
            "DIGITAL_OCEAN_READ_TIMEOUT_MS",
            Integer.toString(CALL_LIMIT_MS));
    try (Cluster cluster = new Cluster(200, settings)) {
      List<Person> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> cluster.person("person" + i)).toList();
      people.forEach(Person::signIn);
      List<Future<?>> paging =
          people.stream()
              .<Future<?>>map(person -> threads.submit(() -> page(cluster, person)))
              .toList();
      for (int kill = 1; kill <= kills; kill++) {
        Thread.sleep(random.nextInt(1000));
        ServletServer node = cluster.nodes().get(random.nextInt(3));
        node.kill();
        cutOff.addAll(claimsLeftBehind(cluster));
        node.restart();
        for (Future<?> each : paging) {
          if (each.isDone()) {
            each.get();
          }
        }
      }
      isOver.set(true);
      for (Future<?> each : paging) {
        each.get();
      }
      check(cluster, people, cutOff, kills, seed);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The claims that outlast any call of a living node: those of the node that was killed. */
  private static List<String> claimsLeftBehind(Cluster cluster) throws InterruptedException {
    String moment = cluster.database().sql("SELECT CURRENT_TIMESTAMP").get(0);
    Thread.sleep(CALL_LIMIT_MS);
    return cluster
        .database()
        .sql(
            "SELECT encode(row_key, 'hex') FROM droplets_connection WHERE claimed_at <= '%s'"
                .formatted(moment));
  }

  /** Pages on and on; now and then the access token expires. */
  private void page(Cluster cluster, Person person) {
    for (int turn = 0; !isOver.get(); turn++) {
      if (turn % 3 == 0) {
        cluster.digitalOcean().expire(person.grant());
      }
      request(person);
    }
    while (!request(person)) {
      // A claim of the last kill, or a node that is not yet back.
    }
  }

  /** One page; whether it was shown. */
  private boolean request(Person person) {
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
      signedOut.add(person.grant());
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

  private void check(
      Cluster cluster, List<Person> people, Set<String> cutOff, int kills, long seed) {
    CountingDigitalOcean digitalOcean = cluster.digitalOcean();
    digitalOcean.forgetUse();
    people.forEach(person -> assertEquals(200, person.droplets().status()));
    Set<String> unknown = digitalOcean.aliveAndUnused();
    System.out.printf(
        "nodes: %d kills (seed %d): %d pages, %d failed requests, %d refreshes, %d sent twice,"
            + " %d refreshes cut off, %d people signed out, %d sign-ins cut off,"
            + " %d living tokens whose answer died with its node%n",
        kills,
        seed,
        answered.get(),
        failed.get(),
        digitalOcean.refreshes(),
        digitalOcean.sentTwice().size(),
        cutOff.size(),
        signedOut.size(),
        cutOffSignIns.size(),
        unknown.size());
    assertEquals(Set.of(), digitalOcean.sentTwice());
    assertEquals(cutOff.size(), signedOut.size(), "signed out: " + signedOut);
    unknown.removeAll(signedOut);
    unknown.removeAll(cutOffSignIns);
    assertEquals(Set.of(), unknown, "living, known to no row, and no kill met them");
  }
}
