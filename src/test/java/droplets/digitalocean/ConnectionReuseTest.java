package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionReuseTest extends WithClient {

  private static final String LONG_TEXT = "x".repeat(200_000);

  /** The JDK itself reads the rest of a body that is left, but not of one as long as this. */
  private static final String VERY_LONG_TEXT = LONG_TEXT.repeat(5);

  @Test
  void twentyCallsShareOneConnection() throws Exception {
    TokenSet tokens = connect(Team.BIG_FLEET);
    for (int i = 0; i < 20; i++) {
      client.droplets(tokens.accessToken(), Clients.firstPage());
    }
    assertEquals(
        1,
        sandbox.requests(RequestKind.DROPLETS).stream()
            .map(ReceivedRequest::remotePort)
            .distinct()
            .count());
  }

  /** As many people as the JDK keeps connections, with calls that overlap. */
  @Test
  void callsAtOnceUseTheirConnectionsAgain() throws Exception {
    int people = 5;
    CyclicBarrier together = new CyclicBarrier(people);
    ExecutorService threads = Executors.newFixedThreadPool(people, VirtualThreads.sameKind());
    try (WireServer server = WireServer.start(WireServer.json(200, "{}"));
        Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      Callable<Void> twentyCalls =
          () -> {
            for (int i = 0; i < 20; i++) {
              together.await();
              transport.send(request(server, Operation.DROPLETS), (answer, body) -> true);
            }
            return null;
          };
      for (Future<Void> all : threads.invokeAll(Collections.nCopies(people, twentyCalls))) {
        all.get();
      }
      assertTrue(server.connections() <= people, () -> "connections: " + server.connections());
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 422, 429, 500, 503})
  void theConnectionIsUsedAgainAfterALongError(int status) throws IOException {
    String body = "{\"id\":\"x\",\"message\":\"" + LONG_TEXT + "\"}";
    serve(WireServer.json(status, body));
    for (int i = 0; i < 5; i++) {
      ApiException e = assertThrows(ApiException.class, this::account);
      assertEquals(status, e.status());
    }
    assertEquals(1, server.connections());
  }

  /** The parser gives up at the first character. */
  @ParameterizedTest
  @CsvSource({"200, InvalidAnswerException", "502, ApiException"})
  void theConnectionEndsAfterHtml(int status, String exception) throws IOException {
    String page = "<!DOCTYPE html><title>Just a moment...</title>" + VERY_LONG_TEXT;
    serve(WireServer.json(status, page, "Content-Type: text/html"));
    for (int i = 0; i < 5; i++) {
      DigitalOceanException e = assertThrows(DigitalOceanException.class, this::account);
      assertEquals(exception, e.getClass().getSimpleName());
    }
    assertEquals(5, server.connections());
  }

  @Test
  void theConnectionIsUsedAgainAfterARefusedCode() throws IOException {
    String body = "{\"error\":\"invalid_grant\",\"error_description\":\"" + LONG_TEXT + "\"}";
    serve(WireServer.json(400, body));
    for (int i = 0; i < 5; i++) {
      assertThrows(OAuthException.class, this::exchange);
    }
    assertEquals(1, server.connections());
  }

  @Test
  void theConnectionEndsAfterARedirect() throws IOException {
    serve(WireServer.json(302, VERY_LONG_TEXT, "Location: http://127.0.0.1:9/"));
    for (int i = 0; i < 5; i++) {
      assertThrows(InvalidAnswerException.class, this::account);
    }
    assertEquals(5, server.connections());
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified", "200 OK", "502 Bad Gateway"})
  void whatComesLateReachesNoLaterCall(String status) throws Exception {
    serve(
        wire -> {
          wire.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
          wire.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nothers");
        },
        WireServer.json(200, "{\"account\":{\"email\":\"sammy@example.com\"}}"));
    assertThrows(DigitalOceanException.class, () -> client.account(Clients.ACCESS_TOKEN));
    assertEquals("sammy@example.com", client.account(Clients.ACCESS_TOKEN).email());
    assertEquals(2, server.connections());
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "200 OK"})
  void aRevocationThatIsAnsweredWithoutABodyLeavesItsConnection(String status) throws Exception {
    try (WireServer server =
            WireServer.start(
                wire -> wire.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"),
                WireServer.json(200, "mine"));
        Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      transport.send(request(server, Operation.REVOKE), (answer, body) -> true);
      transport.send(request(server, Operation.DROPLETS), (answer, body) -> true);

      assertEquals(1, server.connections());
    }
  }

  private static Request request(WireServer server, Operation operation) {
    return new Request(operation, server.uri(), "", List.of(), Clients.AMPLE.call());
  }
}
