package droplets.digitalocean;

import droplets.digitalocean.Request.Parameter;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls DigitalOcean for one OAuth application: obtains, refreshes and revokes tokens, and reads
 * the account and the Droplets that they open.
 *
 * <p>Many threads may use one client: make one, keep it, and close it when the program ends. A
 * method that calls DigitalOcean makes one call, unless its description says otherwise. A POST is
 * sent once; the JDK may repeat a GET whose connection broke. A method whose call fails throws a
 * {@link DigitalOceanException}. Each call writes one line to the log, with the operation, the
 * status, the milliseconds that it took and DigitalOcean's request id.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/oauth/">DigitalOcean OAuth API</a>
 */
public final class DigitalOceanClient implements AutoCloseable {

  private static final JsonShape<Optional<Identity>> ACCOUNT =
      new JsonShape<>(fields -> fields.object("account", Identity.ACCOUNT));
  private static final JsonShape<Optional<Droplet>> DROPLET =
      new JsonShape<>(
          fields -> fields.value("droplet", Optional.empty(), (in, soFar) -> Droplet.read(in)));

  private final OAuthApplication application;
  private final Endpoints endpoints;
  private final Limits limits;
  private final Clock clock;
  private final SecureRandom random;
  private final Calls calls;

  /**
   * Makes a client.
   *
   * @param application the OAuth application
   * @param endpoints the addresses of DigitalOcean
   * @param limits how long a call may take
   * @param userAgent how the program names itself and its version to DigitalOcean
   * @param clock gives the time, from which expiries and waits are computed
   * @param random makes {@code state} and code verifiers
   */
  public DigitalOceanClient(
      OAuthApplication application,
      Endpoints endpoints,
      Limits limits,
      String userAgent,
      Clock clock,
      SecureRandom random) {
    this(application, endpoints, limits, clock, random, new Calls(limits, userAgent, clock));
  }

  private DigitalOceanClient(
      OAuthApplication application,
      Endpoints endpoints,
      Limits limits,
      Clock clock,
      SecureRandom random,
      Calls calls) {
    this.application = application;
    this.endpoints = endpoints;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.calls = calls;
  }

  /**
   * Returns this client with an observer, which is told of each call. The calling thread tells it,
   * when the call has ended and before the method returns or throws.
   */
  public DigitalOceanClient observedBy(Consumer<RecordedCall> observer) {
    return with(calls.observedBy(observer));
  }

  /** Returns this client without an observer. */
  public DigitalOceanClient unobserved() {
    return observedBy(call -> {});
  }

  /**
   * Returns this client with an id for its lines in the log: each ends with {@code for_request=ID},
   * whichever thread makes the call. So the log of a server tells which request to the server
   * caused which calls.
   *
   * @param requestId the calling program's own id, which is not sent to DigitalOcean; empty for
   *     none
   */
  public DigitalOceanClient calledFor(String requestId) {
    return with(calls.calledFor(requestId));
  }

  private DigitalOceanClient with(Calls otherCalls) {
    return new DigitalOceanClient(application, endpoints, limits, clock, random, otherCalls);
  }

  /**
   * Begins OAuth: makes a fresh {@code state} and code verifier, 256 random bits each, and the
   * address of the consent page (RFC 6749 section 4.1.1, RFC 7636 section 4.3). Makes no call.
   *
   * @param prompt {@code select_account} or {@code none}, or empty to leave it to DigitalOcean
   */
  public AuthorizationRequest authorizationRequest(String prompt) {
    return authorizationRequest(Pkce.randomText(random), Pkce.randomText(random), prompt);
  }

  /**
   * Makes the same request again from its two secrets. A program that cannot keep the request until
   * the answer comes keeps only these.
   *
   * @param state the {@code state} of the first request
   * @param codeVerifier the code verifier of the first request
   * @param prompt the prompt of the first request
   * @throws IllegalArgumentException if one of the two secrets is blank
   */
  public AuthorizationRequest authorizationRequest(
      String state, String codeVerifier, String prompt) {
    return AuthorizationRequest.of(application, endpoints.oauth(), state, codeVerifier, prompt);
  }

  /**
   * Finishes OAuth: exchanges an authorization code for a token set (RFC 6749 section 4.1.3, RFC
   * 7636 section 4.5). A code works once, so do not repeat an exchange that failed.
   *
   * @param code the authorization code of an {@link AuthorizationResponse} that grants access
   * @param codeVerifier the code verifier of the {@link AuthorizationRequest} that it answers
   * @throws OAuthException if the code or the application is refused
   */
  public TokenSet exchange(String code, String codeVerifier) throws DigitalOceanException {
    List<Parameter> form = new ArrayList<>();
    form.add(Parameter.open("grant_type", "authorization_code"));
    form.add(Parameter.secret("code", code, "$CODE"));
    form.add(Parameter.open("redirect_uri", application.redirectUri()));
    form.add(Parameter.secret("code_verifier", codeVerifier, "$CODE_VERIFIER"));
    TokenSet tokens = token(Operation.EXCHANGE, form);
    // An answer that leaves the scope out grants what was asked for (RFC 6749 section 5.1).
    return tokens.scope().isEmpty() ? tokens.withScope(application.scopes()) : tokens;
  }

  /**
   * Obtains a new token set with the refresh token (RFC 6749 section 6). A refresh token works
   * once, and the old access token ends with it: use only the new token set from then on. If the
   * call fails, send the same refresh token again only if {@link
   * DigitalOceanException#mayHaveBeenReceived()} is false or the status was 429 or 5xx.
   *
   * @param tokens a token set with a refresh token
   * @throws OAuthException if the refresh token or the application is refused
   * @throws IllegalArgumentException if there is no refresh token
   */
  public TokenSet refresh(TokenSet tokens) throws DigitalOceanException {
    if (!tokens.canRefresh()) {
      throw new IllegalArgumentException("there is no refresh token");
    }
    List<Parameter> form = new ArrayList<>();
    form.add(Parameter.open("grant_type", "refresh_token"));
    form.add(Parameter.secret("refresh_token", tokens.refreshToken(), "$REFRESH_TOKEN"));
    return tokens.refreshedBy(token(Operation.REFRESH, form));
  }

  /**
   * Revokes an access token and the refresh token that belongs to it (RFC 7009). DigitalOcean wants
   * the access token both as Bearer and as parameter. The application stays in the person's list of
   * authorized applications.
   *
   * @param tokens the token set of the access token
   * @param atMost how long the call may take; {@link Limits#call()} holds too
   * @throws OAuthException if DigitalOcean refuses to revoke it
   */
  public void revoke(TokenSet tokens, Duration atMost) throws DigitalOceanException {
    calls.call(
        new Request(
            Operation.REVOKE,
            Request.uri(endpoints.oauth(), "/revoke", List.of()),
            tokens.accessToken(),
            List.of(Parameter.secret("token", tokens.accessToken(), "$ACCESS_TOKEN")),
            atMost.compareTo(limits.call()) < 0 ? atMost : limits.call()));
  }

  /**
   * Reads who granted an access token, and for which team. Needs the scope {@code account:read}.
   *
   * @see <a
   *     href="https://docs.digitalocean.com/reference/api/digitalocean/#tag/Account">Account</a>
   */
  public Identity account(String accessToken) throws DigitalOceanException {
    return calls.call(
        get(Operation.ACCOUNT, "/account", List.of(), accessToken),
        ACCOUNT,
        (account, answer) -> account,
        account -> List.of(new NamedValue("account", "{…}")));
  }

  /**
   * Reads one page of Droplets. Needs the scope {@code droplet:read}.
   *
   * @throws InvalidAnswerException if the answer holds no list, or a longer one than was asked for
   * @see <a
   *     href="https://docs.digitalocean.com/reference/api/digitalocean/#tag/Droplets">Droplets</a>
   */
  public DropletPage droplets(String accessToken, DropletQuery query) throws DigitalOceanException {
    return calls.call(
        get(Operation.DROPLETS, "/droplets", query.parameters(), accessToken),
        DropletListAnswer.JSON,
        (list, answer) -> list.page(query, answer.rateLimit()),
        page ->
            List.of(
                new NamedValue("droplets", "[" + page.droplets().size() + " Droplets]"),
                new NamedValue(
                    "meta.total",
                    page.total().isPresent() ? Long.toString(page.total().getAsLong()) : "")));
  }

  /**
   * Reads one Droplet. Needs the scope {@code droplet:read}.
   *
   * @throws ApiException with status 404 if no Droplet has this id
   * @throws InvalidAnswerException if the answer is another Droplet
   */
  public Droplet droplet(String accessToken, long id) throws DigitalOceanException {
    return calls.call(
        get(Operation.DROPLET, "/droplets/" + id, List.of(), accessToken),
        DROPLET,
        (droplet, answer) -> droplet.filter(found -> found.id() == id),
        droplet -> List.of(new NamedValue("droplet", "{…}")));
  }

  /**
   * Passes all Droplets of the account to an action: first the standard Droplets, then the GPU
   * Droplets, each in DigitalOcean's order. Makes one call for each page of 200 Droplets, at least
   * one for each type. The next page is fetched while the action works on this one. An observer is
   * told of the first call for each type only.
   *
   * @throws DigitalOceanException if a page cannot be read; the action then gets no more Droplets
   */
  public void forEachDroplet(String accessToken, Consumer<Droplet> action)
      throws DigitalOceanException {
    for (DropletType type : DropletType.values()) {
      try (DropletPages pages = dropletPages(accessToken, DropletQuery.all(type), 1)) {
        for (Optional<DropletPage> page = pages.next(); page.isPresent(); page = pages.next()) {
          page.get().droplets().forEach(action);
        }
      }
    }
  }

  /**
   * Reads a list page by page, and fetches some pages ahead at the same time. This is faster than
   * one page after the other, and it needs no more memory for a larger account. An observer is told
   * of the first page's call only, because other threads make the others.
   *
   * @param query which Droplets, and the page to begin with
   * @param atOnce how many pages are fetched ahead at the same time, at least one
   * @throws IllegalArgumentException if {@code atOnce} is less
   */
  public DropletPages dropletPages(String accessToken, DropletQuery query, int atOnce) {
    DigitalOceanClient unobserved = unobserved();
    return new DropletPages(
        page -> droplets(accessToken, page),
        page -> unobserved.droplets(accessToken, page),
        calls.threads(),
        query,
        atOnce);
  }

  /** Gives up all calls under way; these and later calls throw {@link UnreachableException}. */
  @Override
  public void close() {
    calls.close();
  }

  private TokenSet token(Operation operation, List<Parameter> form) throws DigitalOceanException {
    form.add(Parameter.open("client_id", application.clientId()));
    if (application.isConfidential()) {
      // The secret goes into the form: DigitalOcean does not read HTTP Basic, and URLs are logged.
      form.add(Parameter.secret("client_secret", application.clientSecret(), "$CLIENT_SECRET"));
    }
    Request request =
        new Request(
            operation,
            Request.uri(endpoints.oauth(), "/token", List.of()),
            "",
            form,
            limits.call());
    Instant askedAt = clock.instant();
    return calls
        .call(
            request,
            TokenAnswer.JSON,
            (token, answer) -> {
              if (!token.error().isEmpty()) {
                throw new OAuthException(
                    request.name(),
                    answer.status(),
                    token.error(),
                    token.errorDescription(),
                    answer.requestId());
              }
              return Optional.of(token).filter(TokenAnswer::isUsable);
            },
            TokenAnswer::shown)
        .tokens(askedAt);
  }

  private Request get(Operation operation, String path, List<Parameter> query, String accessToken) {
    return new Request(
        operation,
        Request.uri(endpoints.api(), path, query),
        accessToken,
        List.of(),
        limits.call());
  }
}
