package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import droplets.sandbox.Team;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ManyThreadsTest extends WithClient {

  private static final int THREADS = 50;

  @Test
  void fiftyThreadsEachGetTheirOwnAnswers() throws Exception {
    startSandbox();
    Map<Team, TokenSet> tokens = new EnumMap<>(Team.class);
    for (Team team : Team.values()) {
      tokens.put(team, Clients.connect(client, sandbox, team));
    }
    List<Long> ids =
        client
            .droplets(
                tokens.get(Team.BIG_FLEET).accessToken(), DropletQuery.all(DropletType.DROPLETS))
            .droplets()
            .stream()
            .map(Droplet::id)
            .toList();
    inParallel(
        number -> {
          Team team = Team.values()[number % Team.values().length];
          for (int i = 0; i < 5; i++) {
            long id = ids.get((number * 3 + i) % ids.size());
            assertEquals(id, client.droplet(tokens.get(Team.BIG_FLEET).accessToken(), id).id());
            assertEquals(
                team.teamName(), client.account(tokens.get(team).accessToken()).teamName());
          }
        });
  }

  /** Each observer hears of its own calls only, in the thread that made them. */
  @Test
  void observersAreNotMixed() throws Exception {
    serve(WireServer.json(404, "{\"id\":\"not_found\"}"));
    inParallel(
        number -> {
          Thread caller = Thread.currentThread();
          List<String> heard = new ArrayList<>();
          DigitalOceanClient mine =
              client.observedBy(
                  exchange -> {
                    assertEquals(caller, Thread.currentThread());
                    heard.add(exchange.uri().getPath());
                  });
          for (int id : List.of(number, number + 1000)) {
            assertThrows(ApiException.class, () -> mine.droplet(Clients.ACCESS_TOKEN, id));
          }
          assertEquals(List.of("/v2/droplets/" + number, "/v2/droplets/" + (number + 1000)), heard);
        });
  }

  /** What one of the threads does. */
  private interface Work {
    void run(int number) throws Exception;
  }

  private static void inParallel(Work work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        Callable<Void> task =
            () -> {
              start.await(20, TimeUnit.SECONDS);
              work.run(number);
              return null;
            };
        all.add(threads.submit(task));
      }
      for (Future<Void> one : all) {
        one.get(50, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
