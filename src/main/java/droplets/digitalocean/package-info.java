/**
 * A client for DigitalOcean: OAuth 2.0 (authorization code with PKCE, refresh, revocation), the
 * account and its Droplets. It needs Java 17 and a Jakarta JSON-P 2.1 provider such as Parsson, and
 * nothing else: the folder can be copied into any project. Start reading at {@link
 * droplets.digitalocean.DigitalOceanClient}.
 *
 * <pre>{@code
 * var application = new OAuthApplication(clientId, clientSecret, redirectUri, "read");
 * var client =
 *     new DigitalOceanClient(
 *         application, Endpoints.DIGITAL_OCEAN, Limits.DEFAULT, "my-program/1.0",
 *         Clock.systemUTC(), new SecureRandom());
 * AuthorizationRequest attempt = client.authorizationRequest(""); // open attempt.uri() in a browser
 * // The browser comes back to redirectUri with ?code=…&state=…; check state, then:
 * TokenSet tokens = client.exchange(code, attempt.codeVerifier());
 * client.allDroplets(tokens.accessToken()).forEach(droplet -> System.out.println(droplet.name()));
 * }</pre>
 *
 * <p>All values are immutable. Absent is: an empty text or list, 0 for a number, an empty Optional
 * for anything else. Unknown fields and unknown words for a status or a feature pass. The package
 * must not import servlets or anything else of this project.
 */
package droplets.digitalocean;
