/**
 * A client for DigitalOcean: OAuth 2.0 (authorization code with PKCE, refresh, revocation), the
 * account and its Droplets. It needs Java 17 and a Jakarta JSON-P 2.1 provider such as Parsson, and
 * nothing else: you can copy the folder into any project. Start reading at {@link
 * droplets.digitalocean.DigitalOceanClient}. This is a complete program:
 *
 * <pre>{@code
 * import static java.nio.charset.StandardCharsets.UTF_8;
 *
 * import com.sun.net.httpserver.HttpServer;
 * import droplets.digitalocean.*;
 * import droplets.digitalocean.AuthorizationResponse.Outcome;
 * import java.io.IOException;
 * import java.net.InetSocketAddress;
 * import java.net.URI;
 * import java.security.SecureRandom;
 * import java.time.Clock;
 * import java.time.Duration;
 * import java.util.concurrent.CompletableFuture;
 *
 * public class ListDroplets {
 *   private static final URI REDIRECT_URI = URI.create("http://localhost:8080/digitalocean");
 *
 *   public static void main(String[] arguments) throws IOException {
 *     var application = new OAuthApplication(
 *         System.getenv("DIGITAL_OCEAN_CLIENT_ID"), System.getenv("DIGITAL_OCEAN_CLIENT_SECRET"),
 *         REDIRECT_URI.toString(), "read");
 *     try (var client = new DigitalOceanClient(
 *         application, Endpoints.DIGITAL_OCEAN, Limits.DEFAULT, "list-droplets/1.0",
 *         Clock.systemUTC(), new SecureRandom())) {
 *       AuthorizationRequest request = client.authorizationRequest("");
 *       AuthorizationResponse response = await(request);
 *       if (response.outcome(request) != Outcome.GRANTED) {
 *         System.err.println("No access: " + response.outcome(request));
 *         return;
 *       }
 *       TokenSet tokens = client.exchange(response.code(), request.codeVerifier());
 *       try {
 *         client.forEachDroplet(tokens.accessToken(), droplet -> System.out.println(droplet.name()));
 *       } finally {
 *         client.revoke(tokens, Duration.ofSeconds(3));
 *       }
 *     } catch (DigitalOceanException e) {
 *       System.err.println(e.getMessage()); // the call, its path and its status, never a secret
 *     }
 *   }
 *
 *   // Waits for the browser to come back. An answer with another state does not count.
 *   private static AuthorizationResponse await(AuthorizationRequest request) throws IOException {
 *     var answer = new CompletableFuture<AuthorizationResponse>();
 *     HttpServer server = HttpServer.create(
 *         new InetSocketAddress(REDIRECT_URI.getHost(), REDIRECT_URI.getPort()), 0);
 *     server.createContext(REDIRECT_URI.getPath(), visit -> {
 *       byte[] page = "You may close this page.".getBytes(UTF_8);
 *       visit.sendResponseHeaders(200, page.length);
 *       visit.getResponseBody().write(page);
 *       visit.close();
 *       var response = AuthorizationResponse.parse(visit.getRequestURI().getRawQuery());
 *       if (response.outcome(request) != Outcome.WRONG_STATE) {
 *         answer.complete(response);
 *       }
 *     });
 *     server.start();
 *     System.out.println("Open " + request.uri());
 *     try {
 *       return answer.join();
 *     } finally {
 *       server.stop(0);
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>All values are immutable. An absent text or list is empty and an absent number is 0; anything
 * else that may be absent is an {@code Optional}. The client ignores fields that it does not know,
 * and passes on a status or a feature that it does not know. The package imports only the JDK and
 * Jakarta JSON-P: no servlets, and nothing else of this project.
 */
package droplets.digitalocean;
