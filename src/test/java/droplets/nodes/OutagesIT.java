package droplets.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.servers.ServletServer;
import droplets.servers.WebPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
 * People page through their Droplets while a node is killed and comes back, the database stops and
 * comes back, and a new WAR is rolled out node by node. Nobody has to connect again.
 */
@Tag("nodes")
class OutagesIT {
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong longestMs = new AtomicLong();
  private final Set<String> lost = new ConcurrentSkipListSet<>();

  @Test
  void nobodyIsLost() throws Exception {
    int count = Cluster.size("people");
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try (Cluster cluster = new Cluster(20, Map.of())) {
      List<Person> people =
          IntStream.range(0, count).mapToObj(i -> cluster.person("person" + i)).toList();
      people.forEach(Person::signIn);
      // A refresh that a kill cuts off costs its person the connection; that is another proof.
      AtomicBoolean mayExpire = new AtomicBoolean();
      List<Future<?>> paging = new ArrayList<>();
      for (Person person : people) {
        paging.add(threads.submit(() -> page(cluster, person, mayExpire)));
      }
      Thread.sleep(3000);
      told("before");

      ServletServer first = cluster.nodes().get(0);
      first.kill();
      Thread.sleep(3000);
      first.restart();
      told("a node killed");

      mayExpire.set(true);
      Thread.sleep(2000);
      cluster.database().stop();
      Thread.sleep(Cluster.size("outage.seconds") * 1000L);
      cluster.database().start();
      Thread.sleep(3000);
      told("the database stopped for " + Cluster.size("outage.seconds") + " s");

      for (ServletServer node : cluster.nodes()) {
        node.terminate();
        deployAgain(node);
        node.restart();
      }
      told("a WAR rolled out");

      isOver.set(true);
      for (Future<?> each : paging) {
        each.get();
      }
      cluster.digitalOcean().forgetUse();
      people.forEach(person -> assertEquals(200, person.droplets().status()));
      System.out.printf(
          "nodes: %d people: %d lost, %d refreshes, %d sent twice%n",
          count,
          lost.size(),
          cluster.digitalOcean().refreshes(),
          cluster.digitalOcean().sentTwice().size());
      assertEquals(Set.of(), lost);
      assertEquals(Set.of(), cluster.digitalOcean().sentTwice());
      assertEquals(Set.of(), cluster.digitalOcean().aliveAndUnused(), "living, known to no row");
    } finally {
      threads.shutdownNow();
    }
  }

  private void told(String phase) {
    System.out.printf(
        "nodes: %s: %d pages, %d failed requests, the longest wait %d ms%n",
        phase, answered.getAndSet(0), failed.getAndSet(0), longestMs.getAndSet(0));
  }

  private static void deployAgain(ServletServer node) {
    Path war = node.directory().resolve("webapps/ROOT.war");
    try {
      Files.copy(
          Path.of(System.getProperty("droplets.war")), war, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void page(Cluster cluster, Person person, AtomicBoolean mayExpire) {
    Random random = new Random(person.grant().hashCode());
    while (!isOver.get()) {
      if (mayExpire.get() && random.nextInt(20) == 0) {
        cluster.digitalOcean().expire(person.grant());
      }
      long start = System.nanoTime();
      try {
        WebPage page = person.droplets();
        if (page.status() == 303) {
          lost.add(person.grant());
          return;
        }
        (page.status() == 200 ? answered : failed).incrementAndGet();
      } catch (UncheckedIOException e) {
        failed.incrementAndGet();
      }
      longestMs.accumulateAndGet((System.nanoTime() - start) / 1_000_000, Math::max);
      try {
        // People read what they see.
        Thread.sleep(500 + random.nextInt(1000));
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
