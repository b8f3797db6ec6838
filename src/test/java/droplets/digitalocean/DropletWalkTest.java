package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Fault;
import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Sandbox;
import droplets.sandbox.Team;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DropletWalkTest {

  private Sandbox sandbox;
  private DigitalOceanClient client;

  @BeforeEach
  void start() throws Exception {
    sandbox = Clients.sandbox();
    client = Clients.of(sandbox);
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  @Test
  void allPagesAreWalked() throws Exception {
    List<Long> ids = walk(Team.BIG_FLEET).map(Droplet::id).toList();
    assertAll(
        () -> assertEquals(1234, ids.size()),
        () -> assertEquals(1234, new HashSet<>(ids).size()),
        () ->
            assertEquals(
                List.of(
                    "page=1&per_page=200",
                    "page=2&per_page=200",
                    "page=3&per_page=200",
                    "page=4&per_page=200",
                    "page=5&per_page=200",
                    "page=6&per_page=200",
                    "page=7&per_page=200",
                    "page=1&per_page=200&type=gpus"),
                queries()));
  }

  @Test
  void nothingIsFetchedBeforeItIsAskedFor() throws Exception {
    Stream<Droplet> stream = walk(Team.BIG_FLEET);
    Iterator<Droplet> droplets = stream.filter(droplet -> true).iterator();
    assertEquals(List.of(), queries());
    assertTrue(droplets.hasNext());
    assertEquals(1, queries().size());
  }

  @Test
  void noMorePagesAreFetchedThanNeeded() throws Exception {
    assertEquals(5, walk(Team.BIG_FLEET).limit(5).count());
    assertEquals(List.of("page=1&per_page=200"), queries());
  }

  @Test
  void theSecondPageIsFetchedForTheFirstOfItsDroplets() throws Exception {
    Iterator<Droplet> droplets = walk(Team.BIG_FLEET).iterator();
    for (int i = 0; i < 200; i++) {
      droplets.next();
    }
    assertEquals(1, queries().size());
    droplets.next();
    assertEquals(2, queries().size());
  }

  @Test
  void gpuDropletsFollowTheStandardOnes() throws Exception {
    List<Droplet> all = walk(Team.ACME).toList();
    assertAll(
        () -> assertEquals(43, all.size()),
        () -> assertEquals(40, all.stream().takeWhile(d -> d.gpu().isEmpty()).count()),
        () -> assertEquals(3, all.stream().skip(40).filter(d -> d.gpu().isPresent()).count()));
  }

  @Test
  void anEmptyAccountIsAnEmptyStream() throws Exception {
    assertEquals(0, walk(Team.EMPTY).count());
    assertThrows(NoSuchElementException.class, () -> walk(Team.EMPTY).iterator().next());
  }

  @Test
  void aPageThatCannotBeHadEndsTheStreamWithItsReason() throws Exception {
    Stream<Droplet> droplets = walk(Team.BIG_FLEET);
    sandbox.failNext(RequestKind.DROPLETS, Fault.NOTHING);
    sandbox.failNext(RequestKind.DROPLETS, Fault.RATE_LIMITED);
    Iterator<Droplet> walk = droplets.iterator();
    for (int i = 0; i < 200; i++) {
      walk.next();
    }
    UncheckedDigitalOceanException e =
        assertThrows(UncheckedDigitalOceanException.class, walk::next);
    ApiException cause = assertInstanceOf(ApiException.class, e.getCause());
    assertAll(
        () -> assertEquals(429, cause.status()),
        () -> assertEquals(cause.getMessage(), e.getMessage()),
        () -> assertEquals(2, queries().size()));
  }

  @Test
  void afterAFailureTheSamePageIsAskedForAgain() throws Exception {
    Iterator<Droplet> walk = walk(Team.ACME).iterator();
    sandbox.failNext(RequestKind.DROPLETS, Fault.SERVER_ERROR);
    assertThrows(UncheckedDigitalOceanException.class, walk::hasNext);
    assertTrue(walk.hasNext());
    assertEquals(List.of("page=1&per_page=200", "page=1&per_page=200"), queries());
  }

  private Stream<Droplet> walk(Team team) throws Exception {
    TokenSet tokens = Clients.connect(client, sandbox, team);
    return client.allDroplets(tokens.accessToken());
  }

  private List<String> queries() {
    return sandbox.requests(RequestKind.DROPLETS).stream().map(ReceivedRequest::rawQuery).toList();
  }
}
