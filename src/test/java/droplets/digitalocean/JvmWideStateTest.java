package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpURLConnection;
import java.net.PasswordAuthentication;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A servlet container is one JVM for many programs: what another one set for all of it must not
 * take part in our calls, and must still be there afterwards.
 */
@Isolated("sets what the whole JVM shares")
class JvmWideStateTest extends WithClient {

  private static final String ACCOUNT = "{\"account\":{}}";

  private final CookieHandler cookiesBefore = CookieHandler.getDefault();
  private final Authenticator authenticatorBefore = Authenticator.getDefault();
  private final CookieManager manager = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  @AfterEach
  void asBefore() {
    CookieHandler.setDefault(cookiesBefore);
    Authenticator.setDefault(authenticatorBefore);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\"", "Bearer"})
  void noDefaultAuthenticatorAnswersA401(String challenge) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            asked.incrementAndGet();
            return new PasswordAuthentication("somebody", "fake-password".toCharArray());
          }
        });
    serve(WireServer.json(401, "{\"id\":\"u\"}", "WWW-Authenticate: " + challenge));
    ApiException e = assertThrows(ApiException.class, this::account);
    assertEquals(
        "Bearer " + Clients.ACCESS_TOKEN, server.request().header("Authorization").orElseThrow());
    assertEquals(0, asked.get());
    assertEquals("u", e.id(), "the body is readable");
  }

  @Test
  void noCookieIsKeptOrSent() throws Exception {
    CookieHandler.setDefault(manager);
    serve(WireServer.json(200, ACCOUNT, "Set-Cookie: who=sam; Path=/"));
    account();
    account();
    assertTrue(server.requests().stream().allMatch(r -> r.header("Cookie").isEmpty()));
    assertEquals(List.of(), manager.getCookieStore().getCookies());
    assertSame(manager, CookieHandler.getDefault());
  }

  @Test
  void aCookieOfTheHandlerStaysWhereItIs() throws Exception {
    CookieHandler.setDefault(manager);
    serve(WireServer.json(200, ACCOUNT, "Set-Cookie: who=sam; Path=/"));
    HttpURLConnection others =
        (HttpURLConnection) server.uri().resolve("/v2/x").toURL().openConnection();
    assertEquals(200, others.getResponseCode());
    assertEquals(1, manager.getCookieStore().getCookies().size(), "the handler works");
    account();
    assertTrue(server.requests().get(1).header("Cookie").isEmpty());
  }

  /** Somebody else's thread sees its handler at every moment, whatever ours do. */
  @Test
  void theCookieHandlerIsThereDuringConcurrentCalls() throws Exception {
    CookieHandler.setDefault(manager);
    ExecutorService callers = Executors.newFixedThreadPool(9);
    try (WireServer server =
            WireServer.start(WireServer.json(200, ACCOUNT, "Set-Cookie: who=sam; Path=/"));
        DigitalOceanClient client = Clients.of(server)) {
      AtomicBoolean done = new AtomicBoolean();
      CountDownLatch watching = new CountDownLatch(1);
      Future<Boolean> watcher =
          callers.submit(
              () -> {
                boolean same = true;
                while (!done.get()) {
                  same &= CookieHandler.getDefault() == manager;
                  watching.countDown();
                }
                return same;
              });
      assertTrue(watching.await(20, TimeUnit.SECONDS));
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        calls.add(
            callers.submit(
                () -> {
                  for (int j = 0; j < 50; j++) {
                    client.account(Clients.ACCESS_TOKEN);
                  }
                  return null;
                }));
      }
      for (Future<?> call : calls) {
        call.get(25, TimeUnit.SECONDS);
      }
      done.set(true);
      assertTrue(watcher.get(5, TimeUnit.SECONDS), "another handler was seen, or none");
      assertEquals(List.of(), manager.getCookieStore().getCookies());
      assertSame(manager, CookieHandler.getDefault());
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void nothingIsSetForTheWholeJvm() throws Exception {
    boolean follow = HttpURLConnection.getFollowRedirects();
    serve(WireServer.json(200, ACCOUNT));
    account();
    closeAll();
    assertSame(cookiesBefore, CookieHandler.getDefault());
    assertSame(authenticatorBefore, Authenticator.getDefault());
    assertEquals(follow, HttpURLConnection.getFollowRedirects());
  }
}
