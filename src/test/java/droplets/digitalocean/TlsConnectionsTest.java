package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections by https, as those to DigitalOcean are. */
@Timeout(60)
class TlsConnectionsTest {
  private static final char[] PASSWORD = "fake-password".toCharArray();
  private static final int PEOPLE = 16;

  private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
  private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
  private final ExecutorService serving = Executors.newFixedThreadPool(PEOPLE);
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  /** All calls of a round are under way at the same time. */
  private final CyclicBarrier together = new CyclicBarrier(PEOPLE);

  private SSLContext tls;
  private HttpsServer server;

  @BeforeEach
  void start(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("server.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            (keytool
                    + " -genkeypair -alias server -keyalg EC -dname CN=localhost -validity 2"
                    + " -ext SAN=dns:localhost -storetype PKCS12 -storepass fake-password"
                    + " -keystore "
                    + file)
                .split(" "));
    assertEquals(
        0,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
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
    people.shutdownNow();
    serving.shutdownNow();
  }

  @Test
  void manyCallsAtOnceNeedNoNewConnections() throws Exception {
    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
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
    }
    assertTrue(connections.size() <= PEOPLE, connections::toString);
  }

  @Test
  void aCertificateThatNobodyTrustsIsRefused() {
    try (Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      UnreachableException e =
          assertThrows(
              UnreachableException.class,
              () -> transport.send(request("/"), (answer, body) -> true));
      assertEquals(FailureReason.TLS, e.reason());
    }
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() {
    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
    try (Transport transport = new Transport(Clients.AMPLE, "client-test/1.0")) {
      URI other = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
      UnreachableException e =
          assertThrows(
              UnreachableException.class,
              () -> transport.send(request(other), (answer, body) -> true));
      assertEquals(FailureReason.TLS, e.reason());
    }
  }

  private Request request(String path) {
    return request(URI.create("https://localhost:" + server.getAddress().getPort() + path));
  }

  private static Request request(URI uri) {
    return new Request(Operation.DROPLETS, uri, "", List.of(), Clients.AMPLE.call());
  }
}
