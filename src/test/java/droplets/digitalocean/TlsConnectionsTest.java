package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections by https, as those to DigitalOcean are. */
@Timeout(60)
class TlsConnectionsTest {
  private static final int PEOPLE = 16;

  private static SSLContext tls;

  private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
  private final ExecutorService serving = Executors.newFixedThreadPool(PEOPLE);
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  /** All calls of a round are under way at the same time. */
  private final CyclicBarrier together = new CyclicBarrier(PEOPLE);

  private HttpsServer server;

  @BeforeAll
  static void makeCertificate(@TempDir Path directory) throws Exception {
    tls = LoopbackCertificate.makeIn(directory);
  }

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), PEOPLE);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(serving);
    server.createContext(
        "/",
        exchange -> {
          connections.add(exchange.getRemoteAddress());
          byte[] body = exchange.getRequestURI().getPath().getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
    server.stop(0);
    serving.shutdownNow();
  }

  @Test
  void manyCallsAtOnceNeedNoNewConnections() throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
    ExecutorService people = Executors.newFixedThreadPool(PEOPLE, VirtualThreads.sameKind());
    try (Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      for (int round = 0; round < 20; round++) {
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
          String path = "/" + round + "/" + i;
          answers.add(
              people.submit(
                  () -> {
                    together.await();
                    return transport.send(
                        request(path), (answer, body) -> new String(body.readAllBytes(), UTF_8));
                  }));
        }
        for (int i = 0; i < PEOPLE; i++) {
          assertEquals("/" + round + "/" + i, answers.get(i).get());
        }
      }
    } finally {
      people.shutdownNow();
    }
    assertTrue(connections.size() <= PEOPLE, connections::toString);
  }

  /**
   * Java keeps the connection of an answer without a body before anybody can judge it, so another
   * person's call may be the next on it at once: here while the first is still being read.
   */
  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified", "200 OK", "502 Bad Gateway"})
  void whatComesLateReachesNoOtherCall(String status) throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
    ServerSocket listener = listen();
    URI uri = URI.create("https://localhost:" + listener.getLocalPort());
    try (WireServer server =
            WireServer.start(
                listener,
                wire -> {
                  wire.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
                  wire.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nothers");
                },
                WireServer.json(200, "mine"));
        Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      String read =
          transport.send(
              request(uri),
              (bad, none) ->
                  transport.send(
                      request(uri), (good, body) -> new String(body.readAllBytes(), UTF_8)));

      assertEquals("mine", read);
      assertEquals(2, server.connections());
    }
  }

  /** Java keeps the connection of an answer with a body as soon as the body has been read. */
  @Test
  void aConnectionServesNoOtherCallBeforeItsAnswerWasJudged() throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
    ServerSocket listener = listen();
    URI uri = URI.create("https://localhost:" + listener.getLocalPort());
    try (WireServer server =
            WireServer.start(
                listener,
                wire -> {
                  wire.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>");
                  wire.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nothers");
                },
                WireServer.json(200, "mine"));
        Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      String read =
          transport.send(
              request(uri),
              (bad, html) -> {
                html.readAllBytes();
                return transport.send(
                    request(uri), (good, body) -> new String(body.readAllBytes(), UTF_8));
              });

      assertEquals("mine", read);
      assertEquals(2, server.connections());
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefused() {
    assertUnreachable(FailureReason.TLS, "https://localhost:" + server.getAddress().getPort());
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() {
    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
    assertUnreachable(FailureReason.TLS, "https://127.0.0.1:" + server.getAddress().getPort());
  }

  @Test
  void aHostThatNobodyKnowsIsToldAsSuch() {
    assertUnreachable(FailureReason.NAME_UNKNOWN, "https://" + "x".repeat(64));
  }

  private static void assertUnreachable(FailureReason reason, String origin) {
    try (Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      UnreachableException e =
          assertThrows(
              UnreachableException.class,
              () -> transport.send(request(URI.create(origin + "/")), (answer, body) -> true));
      assertEquals(reason, e.reason());
    }
  }

  /** An interrupt ends a wait, but no work, and the check of a certificate is work. */
  @Test
  void whatIsGivenUpDuringTheHandshakeIsNeverSent() throws Exception {
    for (Duration limit = Duration.ofMillis(10); ; limit = limit.multipliedBy(2)) {
      SlowTrust trust = new SlowTrust();
      SSLContext slow = SSLContext.getInstance("TLS");
      slow.init(null, new TrustManager[] {trust}, null);
      HttpsURLConnection.setDefaultSSLSocketFactory(slow.getSocketFactory());
      ServerSocket listener = listen();
      Request refresh =
          new Request(
              Operation.REFRESH,
              URI.create("https://localhost:" + listener.getLocalPort()),
              "",
              List.of(Request.Parameter.open("refresh_token", Clients.REFRESH_TOKEN)),
              limit);
      try (WireServer server = WireServer.start(listener, WireServer.json(200, "{}"))) {
        try (Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
          UnreachableException e =
              assertThrows(
                  UnreachableException.class,
                  () -> transport.send(refresh, (answer, body) -> true));
          assertFalse(e.mayHaveBeenReceived());
        }
        if (trust.isAsked) {
          assertEquals(List.of(), server.requests());
          return;
        }
      }
    }
  }

  /** Trusts everybody, but only once the call has been given up. */
  private static final class SlowTrust implements X509TrustManager {

    private volatile boolean isAsked;

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      isAsked = true;
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private ServerSocket listen() throws IOException {
    return tls.getServerSocketFactory()
        .createServerSocket(0, PEOPLE, InetAddress.getLoopbackAddress());
  }

  private Request request(String path) {
    return request(URI.create("https://localhost:" + server.getAddress().getPort() + path));
  }

  private static Request request(URI uri) {
    return new Request(Operation.DROPLETS, uri, "", List.of(), Clients.AMPLE.call());
  }
}
