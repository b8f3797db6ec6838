package droplets.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight requests of one person at three nodes at once, at the moment of a refresh. */
@Tag("nodes")
class RacesIT {
  private static final int PEOPLE = 8;
  private static final int REQUESTS = 8;

  @Test
  void aRefreshTokenIsSentOnceAndEveryRequestIsAnswered() throws Exception {
    int races = Cluster.size("races");
    ExecutorService threads = Executors.newFixedThreadPool(PEOPLE * (REQUESTS + 1));
    try (Cluster cluster = new Cluster(20, Map.of())) {
      List<Person> people =
          IntStream.range(0, PEOPLE).mapToObj(i -> cluster.person("person" + i)).toList();
      people.forEach(Person::signIn);
      long start = System.nanoTime();
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < PEOPLE; i++) {
        Person person = people.get(i);
        int share = races / PEOPLE + (i < races % PEOPLE ? 1 : 0);
        all.add(threads.submit(() -> race(cluster, person, share, threads)));
      }
      for (Future<Void> each : all) {
        each.get();
      }

      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "nodes: %d races of %d requests over 3 nodes in %.0f s: %d refreshes, %d sent twice%n",
          races,
          REQUESTS,
          seconds,
          cluster.digitalOcean().refreshes(),
          cluster.digitalOcean().sentTwice().size());
      assertEquals(Set.of(), cluster.digitalOcean().sentTwice());
      assertEquals(races, cluster.digitalOcean().refreshes(), "one for each race");
      cluster.digitalOcean().forgetUse();
      people.forEach(person -> assertEquals(200, person.droplets().status()));
      assertEquals(Set.of(), cluster.digitalOcean().aliveAndUnused(), "living, known to no row");
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void race(Cluster cluster, Person person, int races, ExecutorService threads)
      throws Exception {
    for (int race = 0; race < races; race++) {
      cluster.digitalOcean().expire(person.grant());
      List<Callable<Integer>> requests = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        String node = cluster.nodes().get(i % 3).baseUrl();
        requests.add(() -> person.droplets(node).status());
      }
      for (Future<Integer> status : threads.invokeAll(requests)) {
        assertEquals(200, status.get());
      }
    }
    return null;
  }
}
