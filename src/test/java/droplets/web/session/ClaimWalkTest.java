package droplets.web.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Identity;
import droplets.digitalocean.TokenSet;
import droplets.digitalocean.UnreachableException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks every way in which two nodes refresh the same connection while its person disconnects: each
 * order of their steps, each node killed before each of its steps, each end of the call, each
 * statement whose answer the database loses. What runs is the real code, on a table in memory that
 * does what the SQL does.
 *
 * <p>A step is what others can see: a statement, a call, a pause. Where two ways lead to the same
 * state of the table, of DigitalOcean and of each node, only one of them is followed on.
 */
class ClaimWalkTest {

  private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
  private static final ApiException RATE_LIMITED =
      mock(ApiException.class, withSettings().stubOnly());
  private static final UnreachableException LOST =
      mock(UnreachableException.class, withSettings().stubOnly());

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Logger log = Logger.getLogger("droplets.web.session");
  private final Level logged = log.getLevel();

  @BeforeEach
  void prepare() {
    // A killed node's last words.
    log.setLevel(Level.OFF);
    when(RATE_LIMITED.status()).thenReturn(429);
    when(RATE_LIMITED.mayHaveBeenReceived()).thenReturn(true);
    when(LOST.mayHaveBeenReceived()).thenReturn(true);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
    log.setLevel(logged);
  }

  @Test
  void twoNodesAKillOfEachAtEveryStepAndADisconnect() throws Exception {
    Walk walk = new Walk(new Bounds(2, 0, true));
    walk.all();
    walk.assertSeen("refreshed", "waited", "killed", "left behind", "disconnected", "revoked");
  }

  @Test
  void twoNodesADatabaseThatFailsAtEveryStatementAndADisconnect() throws Exception {
    Walk walk = new Walk(new Bounds(0, 1, true));
    walk.all();
    walk.assertSeen("refreshed", "waited", "failed", "finished later", "disconnected", "revoked");
  }

  @Test
  void aKillAndADatabaseThatFails() throws Exception {
    Walk walk = new Walk(new Bounds(1, 1, false));
    walk.all();
    walk.assertSeen("refreshed", "killed", "failed", "finished later", "left behind");
  }

  /** How much may go wrong in one way, and whether the person disconnects. */
  private record Bounds(int kills, int failures, boolean disconnects) {}

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A possible outcome of a step. */
  private enum Choice {
    DONE,
    /** The node dies before it. */
    KILL,
    /** The database fails before the statement is done. */
    FAIL_BEFORE,
    /** The database fails when the statement is done. */
    FAIL_AFTER,
    /** DigitalOcean answers 429. */
    LIMIT,
    /** DigitalOcean does what is asked, and its answer is lost. */
    LOSE,
    /** So much time passes that no call under way before can still be so. */
    LONG_PAUSE
  }

  private enum Kind {
    STATEMENT,
    REFRESH,
    REVOKE,
    PAUSE
  }

  /** All ways, one after the other. */
  private final class Walk {
    private final Bounds bounds;
    private final Set<String> states = new HashSet<>();
    private final Set<String> seen = new TreeSet<>();

    /** The choices of the way that is followed, and how many there were at each point. */
    private final List<int[]> path = new ArrayList<>();

    Walk(Bounds bounds) {
      this.bounds = bounds;
    }

    void all() throws Exception {
      do {
        new World(this).run();
      } while (next());
    }

    private boolean next() {
      while (!path.isEmpty()) {
        int[] last = path.get(path.size() - 1);
        last[0]++;
        if (last[0] < last[1]) {
          return true;
        }
        path.remove(path.size() - 1);
      }
      return false;
    }

    int choose(int depth, int choices) {
      if (depth == path.size()) {
        path.add(new int[] {0, choices});
      }
      assertEquals(choices, path.get(depth)[1], "the same way must lead to the same choices");
      return path.get(depth)[0];
    }

    void assertSeen(String... all) {
      assertTrue(states.size() > 500, () -> "only " + states.size() + " states");
      assertTrue(seen.containsAll(List.of(all)), seen::toString);
    }
  }

  /** One way. */
  private final class World {
    private final Walk walk;
    private final List<Actor> actors = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();

    // The table.
    private byte[] sealed;
    private int version = 1;
    private UUID claimedBy;
    private String claimedByName = "";
    private long claimedAt;

    // DigitalOcean: the number of the pair that is alive, or 0.
    private int alive = 1;
    private int newest = 1;
    private final Set<Integer> spent = new TreeSet<>();
    private final Set<Integer> lostWithItsNode = new TreeSet<>();

    private long seconds;
    private int killsLeft;
    private int failuresLeft;
    private boolean mayEnd;
    private boolean isDisconnected;
    private boolean isSentTwice;

    private final Sealer sealer =
        new Sealer(SessionKeys.random(new SecureRandom()), new SecureRandom());
    private final RowHandle handle = RowHandle.random(new SecureRandom());

    World(Walk walk) {
      this.walk = walk;
      killsLeft = walk.bounds.kills();
      failuresLeft = walk.bounds.failures();
    }

    void run() throws Exception {
      DigitalOceanConnection first = connection(1);
      sealed = (byte[]) new Actor("", false).parts.codec(handle.key()).encode(first);
      refreshing("a", first);
      refreshing("b", first);
      if (walk.bounds.disconnects()) {
        Actor person = new Actor("person", false);
        person.program = () -> disconnect(person);
        actors.add(person);
      }
      for (Actor actor : actors) {
        actor.start();
      }
      int depth = 0;
      while (true) {
        List<Runnable> choices = new ArrayList<>();
        for (Actor actor : actors) {
          if (actor.asks != null) {
            for (Choice choice : choices(actor)) {
              choices.add(() -> actor.go(choice));
            }
          }
        }
        if (choices.isEmpty()) {
          break;
        }
        boolean isNew = depth < walk.path.size() || walk.states.add(state());
        if (!isNew) {
          actors.forEach(Actor::kill);
          return;
        }
        choices.get(walk.choose(depth++, choices.size())).run();
        assertFalse(isSentTwice, () -> "sent twice: " + story);
      }
      later();
      check();
    }

    private void refreshing(String name, DigitalOceanConnection first) {
      Actor node = new Actor(name, true);
      node.program = () -> refresh(node, first);
      actors.add(node);
    }

    private List<Choice> choices(Actor actor) {
      List<Choice> choices = new ArrayList<>(List.of(Choice.DONE));
      if (actor.isNode && killsLeft > 0) {
        choices.add(Choice.KILL);
      }
      if (actor.isNode && actor.asks == Kind.STATEMENT && failuresLeft > 0) {
        choices.add(Choice.FAIL_BEFORE);
        choices.add(Choice.FAIL_AFTER);
      }
      if (actor.asks == Kind.REFRESH) {
        choices.add(Choice.LIMIT);
        choices.add(Choice.LOSE);
      }
      if (actor.asks == Kind.PAUSE && walk.bounds.kills() > 0) {
        choices.add(Choice.LONG_PAUSE);
      }
      return choices;
    }

    private void refresh(Actor node, DigitalOceanConnection known) {
      try {
        Refresh refresh =
            new Refresh(tokens -> sent(node, tokens), tokens -> revoked(node, tokens), "");
        refresh.of(node.row(), known);
        walk.seen.add("refreshed");
      } catch (ConnectionLostException | DigitalOceanException | StoreUnavailableException e) {
        node.told(e.getClass().getSimpleName());
      }
      while (!node.later.isEmpty()) {
        try {
          node.later.peek().run();
          node.later.remove();
          walk.seen.add("finished later");
        } catch (SQLException e) {
          // Once more.
        }
      }
    }

    private void disconnect(Actor person) {
      Optional<DigitalOceanConnection> last = person.row().end(any -> true);
      isDisconnected = true;
      last.ifPresent(
          connection -> {
            walk.seen.add("disconnected");
            revoked(person, connection.tokens());
          });
    }

    private TokenSet sent(Actor node, TokenSet tokens) throws DigitalOceanException {
      Choice choice = node.step(Kind.REFRESH, "refresh " + tokens.refreshToken());
      int pair = number(tokens);
      // Told by a flag: the code under test catches what is thrown here.
      isSentTwice |= !spent.add(pair);
      if (choice == Choice.LIMIT) {
        spent.remove(pair);
        node.told("429");
        throw RATE_LIMITED;
      }
      // A refused token has been sent as well.
      if (alive == pair) {
        alive = ++newest;
      } else {
        node.told("refused");
        throw LOST;
      }
      if (choice == Choice.LOSE) {
        mayEnd = true;
        lostWithItsNode.add(alive);
        node.told("lost");
        throw LOST;
      }
      node.holds = newest;
      node.told("pair " + newest);
      return connection(newest).tokens();
    }

    private void revoked(Actor actor, TokenSet tokens) {
      actor.step(Kind.REVOKE, "revoke " + tokens.accessToken());
      walk.seen.add("revoked");
      if (alive == number(tokens)) {
        alive = 0;
      }
      actor.holds = 0;
    }

    /** Hours later somebody comes with the connection once more, and its token is due. */
    private void later() {
      Actor visitor = new Actor("visitor", false);
      visitor.isAlone = true;
      seconds += 7200;
      Optional<DigitalOceanConnection> found = visitor.row().readAgain();
      found.ifPresent(connection -> refresh(visitor, connection));
    }

    private void check() {
      assertFalse(isSentTwice, () -> "sent twice: " + story);
      int known = sealed == null ? 0 : number(opened(sealed).tokens());
      boolean isAliveUnknown = alive != 0 && alive != known;
      assertTrue(
          !isAliveUnknown || lostWithItsNode.contains(alive),
          () -> "a living pair that no row knows: " + alive + story);
      if (sealed != null) {
        assertEquals(alive, known, () -> "a row with dead tokens: " + story);
        assertTrue(!isDisconnected, () -> "alive after disconnecting: " + story);
        assertEquals("", claimedByName, () -> "still claimed: " + story);
      } else {
        assertTrue(isDisconnected || mayEnd, () -> "signed out for nothing: " + story);
      }
    }

    private String state() {
      StringBuilder text = new StringBuilder();
      text.append(sealed == null ? 0 : number(opened(sealed).tokens()));
      text.append(version).append('@').append(claimedFor());
      text.append('/').append(alive).append(spent).append(lostWithItsNode);
      text.append(killsLeft).append(failuresLeft).append(mayEnd).append(isDisconnected);
      // The nodes are alike: one that is named otherwise is no other state.
      return actors.stream()
          .map(actor -> "|" + actor.isNode + actor.history + actor.asks + actor.hasClaim())
          .sorted()
          .collect(Collectors.joining("", text, ""));
    }

    private long claimedFor() {
      return claimedBy == null ? 0 : seconds - claimedAt;
    }

    private DigitalOceanConnection opened(byte[] bytes) {
      return new Actor("", false).parts.codec(handle.key()).decode(bytes).orElseThrow();
    }

    /** A node or a person, one thread at a time: it waits before each step until it is its turn. */
    private final class Actor {
      private final String name;
      private final boolean isNode;
      private final SynchronousQueue<Choice> turns = new SynchronousQueue<>();
      private final SynchronousQueue<Boolean> rests = new SynchronousQueue<>();
      private final Deque<PostponedStatements.Work> later = new ArrayDeque<>();
      private final StringBuilder history = new StringBuilder();
      private final DatabaseStore.Parts parts =
          new DatabaseStore.Parts(
              new MemoryTable(this),
              sealer,
              new RefreshWait(CALL_LIMIT, this::nanoTime, this::pause),
              later::add,
              new FlowsByRow());
      private Runnable program;
      private long waitStart = -1;
      private volatile Kind asks;
      private boolean isDead;
      private boolean isAlone;
      private int holds;

      Actor(String name, boolean isNode) {
        this.name = name;
        this.isNode = isNode;
      }

      ConnectionRow row() {
        return new ConnectionRow(handle, parts, "");
      }

      boolean hasClaim() {
        return claimedByName.equals(name);
      }

      void told(String what) {
        history.append(' ').append(what);
      }

      void start() {
        threads.execute(
            () -> {
              Throwable failure = null;
              try {
                program.run();
              } catch (Killed e) {
                // As it should be.
              } catch (RuntimeException | Error e) {
                failure = e;
              }
              asks = null;
              error = failure == null ? error : failure;
              put(rests, true);
            });
        take(rests);
      }

      private Throwable error;

      /** Lets the thread go on to its next step. */
      void go(Choice choice) {
        story.append("\n").append(name).append(' ').append(choice).append(' ').append(asks);
        if (choice == Choice.KILL) {
          killsLeft--;
          walk.seen.add("killed");
          if (claimedByName.equals(name)) {
            mayEnd = true;
          }
          if (holds != 0) {
            lostWithItsNode.add(holds);
          }
        } else if (choice == Choice.FAIL_BEFORE || choice == Choice.FAIL_AFTER) {
          failuresLeft--;
          walk.seen.add("failed");
        }
        put(turns, choice);
        take(rests);
        if (error != null) {
          throw new AssertionError(story.toString(), error);
        }
      }

      void kill() {
        if (asks != null) {
          put(turns, Choice.KILL);
          take(rests);
        }
      }

      /** Pauses of six seconds, or of half a minute. */
      private void pause() {
        walk.seen.add("waited");
        boolean isLong = step(Kind.PAUSE, "pause") == Choice.LONG_PAUSE;
        seconds += isLong ? 30 : 6;
        // An actor that has waited remembers nothing else.
        history.setLength(0);
        told("waited " + (seconds - waitStart));
        if (!claimedByName.isEmpty() && seconds - claimedAt > 20) {
          // Its node may be alive, but no call takes so long. Hours later it must not be there.
          mayEnd |= !isAlone;
          walk.seen.add("left behind");
        }
      }

      private long nanoTime() {
        waitStart = waitStart < 0 ? seconds : waitStart;
        return Duration.ofSeconds(seconds).toNanos();
      }

      /** Waits for the turn; what a dead node does has no effect. */
      Choice step(Kind kind, String what) {
        if (isDead) {
          throw new Killed();
        }
        Choice choice = Choice.DONE;
        if (isAlone) {
          choice = kind == Kind.PAUSE ? Choice.LONG_PAUSE : Choice.DONE;
        } else {
          asks = kind;
          put(rests, true);
          choice = take(turns);
        }
        if (choice == Choice.KILL) {
          isDead = true;
          throw new Killed();
        }
        history.append("; ").append(what);
        return choice;
      }
    }

    /** Does in memory the same as the SQL. */
    private final class MemoryTable implements ConnectionTable {
      private final Actor actor;

      MemoryTable(Actor actor) {
        this.actor = actor;
      }

      private <T> T statement(String what, java.util.function.Supplier<T> work)
          throws SQLException {
        Choice choice = actor.step(Kind.STATEMENT, what);
        if (choice == Choice.FAIL_BEFORE) {
          actor.told("failed");
          throw new SQLException();
        }
        T result = work.get();
        if (choice == Choice.FAIL_AFTER) {
          actor.told("failed");
          throw new SQLException();
        }
        return result;
      }

      private boolean told(boolean result) {
        actor.told(Boolean.toString(result));
        return result;
      }

      private boolean ifClaimed(String what, int ofVersion, UUID claim, Runnable change)
          throws SQLException {
        return statement(
            what,
            () -> {
              boolean isMine = sealed != null && version == ofVersion && claim.equals(claimedBy);
              if (isMine) {
                change.run();
                unclaim();
              }
              return told(isMine);
            });
      }

      private void unclaim() {
        claimedBy = null;
        claimedByName = "";
        claimedAt = 0;
      }

      @Override
      public Optional<Row> find(String key) throws SQLException {
        return statement(
            "find",
            () -> {
              actor.told(
                  (sealed == null ? "none" : number(opened(sealed).tokens()) + " " + version)
                      + actor.hasClaim()
                      + claimedFor());
              return sealed == null
                  ? Optional.empty()
                  : Optional.of(
                      new Row(
                          sealed,
                          version,
                          Optional.ofNullable(claimedBy),
                          Duration.ofSeconds(claimedFor()),
                          false));
            });
      }

      @Override
      public boolean claim(String key, int ofVersion, UUID claim) throws SQLException {
        return statement(
            "claim",
            () -> {
              boolean isFree = sealed != null && version == ofVersion && claimedBy == null;
              if (isFree) {
                claimedBy = claim;
                claimedByName = actor.name;
                claimedAt = seconds;
              }
              return told(isFree);
            });
      }

      @Override
      public boolean complete(String key, int ofVersion, UUID claim, byte[] bytes)
          throws SQLException {
        return ifClaimed(
            "complete",
            ofVersion,
            claim,
            () -> {
              sealed = bytes;
              version++;
              actor.holds = 0;
            });
      }

      @Override
      public boolean release(String key, int ofVersion, UUID claim) throws SQLException {
        return ifClaimed("release", ofVersion, claim, () -> {});
      }

      @Override
      public boolean drop(String key, int ofVersion, UUID claim) throws SQLException {
        return ifClaimed("drop", ofVersion, claim, () -> sealed = null);
      }

      @Override
      public Optional<byte[]> delete(String key, int ofVersion) throws SQLException {
        return statement(
            "delete",
            () -> {
              if (sealed == null || version != ofVersion) {
                told(false);
                return Optional.empty();
              }
              told(true);
              byte[] held = sealed;
              sealed = null;
              unclaim();
              return Optional.of(held);
            });
      }

      @Override
      public void insert(String key, byte[] bytes) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void use(String key) {
        throw new UnsupportedOperationException();
      }

      @Override
      public List<String> ended() {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<byte[]> deleteEnded(String key) {
        throw new UnsupportedOperationException();
      }
    }
  }

  private static int number(TokenSet tokens) {
    return Integer.parseInt(tokens.accessToken());
  }

  private static DigitalOceanConnection connection(int pair) {
    TokenSet tokens =
        new TokenSet(
            Integer.toString(pair),
            Integer.toString(pair),
            Instant.EPOCH,
            TokenSet.NO_EXPIRY,
            List.of(),
            Identity.UNKNOWN);
    return new DigitalOceanConnection("id", "form", "sign-in", Instant.EPOCH, tokens);
  }

  private static <T> void put(SynchronousQueue<T> queue, T value) {
    try {
      queue.put(value);
    } catch (InterruptedException e) {
      throw new Killed();
    }
  }

  private static <T> T take(SynchronousQueue<T> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      throw new Killed();
    }
  }
}
