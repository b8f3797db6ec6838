package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.servers.HeldPort;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Codes and refresh tokens are good for one use, so a request is sent once, to one place. */
class SentOnceTest extends WithClient {

  private enum Post {
    EXCHANGE,
    REFRESH,
    REVOKE;

    void send(DigitalOceanClient client) throws DigitalOceanException {
      switch (this) {
        case EXCHANGE -> client.exchange(Clients.CODE, Clients.CODE_VERIFIER);
        case REFRESH -> client.refresh(Clients.tokens());
        default -> client.revoke(Clients.tokens(), Duration.ofSeconds(20));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Post.class)
  void aPostIsNeverSentTwice(Post post) throws IOException {
    serve(WireServer.Wire::hangUp);
    DigitalOceanException e = assertThrows(InvalidAnswerException.class, () -> post.send(client));
    assertEquals(1, server.requests().size());
    assertTrue(e.mayHaveBeenReceived());
    assertEquals(0, e.status());
  }

  @ParameterizedTest
  @EnumSource(Post.class)
  void aPostOverAUsedConnectionIsNeverSentTwice(Post post) throws Exception {
    serve(WireServer.json(200, "{\"account\":{}}"), WireServer.Wire::hangUp);
    account();
    assertThrows(InvalidAnswerException.class, () -> post.send(client));
    assertEquals(2, server.requests().size());
  }

  @Test
  void aGetWithoutAnAnswerIsNoTimeOut() throws IOException {
    serve(WireServer.Wire::hangUp);
    InvalidAnswerException e = assertThrows(InvalidAnswerException.class, this::account);
    assertTrue(e.mayHaveBeenReceived());
  }

  /** The connection that was kept is closed, and there is no other to be had. */
  @Test
  void aServerThatHasGoneMeanwhileIsUnreachable() throws Exception {
    try (HeldPort port = new HeldPort();
        DigitalOceanClient client =
            Clients.of(port.origin(), Clients.CONFIDENTIAL, Clients.AMPLE)) {
      try (WireServer server =
          WireServer.start(port.listen(), WireServer.json(200, "{\"account\":{}}"))) {
        client.account(Clients.ACCESS_TOKEN);
        assertEquals(1, server.connections());
      }
      UnreachableException e =
          assertThrows(UnreachableException.class, () -> client.account(Clients.ACCESS_TOKEN));
      assertFalse(e.timedOut());
    }
  }

  @ParameterizedTest
  @EnumSource(Post.class)
  void whereNothingListensNothingWasReceived(Post post) throws IOException {
    try (HeldPort nobody = new HeldPort();
        DigitalOceanClient client =
            Clients.of(nobody.origin(), Clients.CONFIDENTIAL, Clients.AMPLE)) {
      UnreachableException e = assertThrows(UnreachableException.class, () -> post.send(client));
      assertFalse(e.mayHaveBeenReceived());
      assertFalse(e.timedOut());
    }
  }

  @ParameterizedTest
  @CsvSource({"301", "302", "303", "307", "308"})
  void noRedirectOfAGetIsFollowed(int status) throws IOException {
    try (WireServer target = WireServer.start(WireServer.json(200, "{\"account\":{}}"));
        WireServer server =
            WireServer.start(WireServer.json(status, "{}", "Location: " + target.uri() + "/v2"));
        DigitalOceanClient client = Clients.of(server)) {
      InvalidAnswerException e =
          assertThrows(InvalidAnswerException.class, () -> client.account(Clients.ACCESS_TOKEN));
      assertEquals(status, e.status());
      assertEquals(0, target.connections());
    }
  }

  @ParameterizedTest
  @CsvSource({"302", "307"})
  void noRedirectOnTheSameHostIsFollowed(int status) throws IOException {
    serve(
        WireServer.json(status, "{}", "Location: /elsewhere"),
        WireServer.json(200, "{\"account\":{}}"));
    assertThrows(InvalidAnswerException.class, this::account);
    assertEquals(1, server.requests().size());
  }

  @ParameterizedTest
  @CsvSource({
    "EXCHANGE, 302",
    "EXCHANGE, 307",
    "REFRESH, 302",
    "REFRESH, 307",
    "REVOKE, 302",
    "REVOKE, 307"
  })
  void noRedirectOfAPostIsFollowed(Post post, int status) throws IOException {
    try (WireServer target =
            WireServer.start(WireServer.json(200, "{\"access_token\":\"fake-other\"}"));
        WireServer server =
            WireServer.start(WireServer.json(status, "{}", "Location: " + target.uri() + "/t"));
        DigitalOceanClient client = Clients.of(server)) {
      InvalidAnswerException e =
          assertThrows(InvalidAnswerException.class, () -> post.send(client));
      assertEquals(status, e.status());
      assertEquals(0, target.connections());
      assertEquals(1, server.requests().size());
    }
  }
}
