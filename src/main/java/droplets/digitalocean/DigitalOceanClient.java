package droplets.digitalocean;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Speaks to DigitalOcean for one OAuth application: obtains, refreshes and revokes tokens, and
 * reads the account and the Droplets that they open.
 *
 * <p>Safe for many threads; make one, keep it, and close it in the end. A method that calls
 * DigitalOcean makes one call, unless its description says otherwise. A POST is sent once; the JDK
 * may repeat a GET whose connection broke. If a call does not give what was asked for, the method
 * throws a {@link DigitalOceanException}. Each call is one line in the log, with operation, status,
 * milliseconds and DigitalOcean's request id.
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
   * @param endpoints where DigitalOcean is
   * @param limits how long a call may take
   * @param userAgent how the program names itself and its version to DigitalOcean
   * @param clock tells when tokens expire
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
   * The same client, with an observer that hears of each call it makes. The observer is called by
   * the calling thread, when the call has ended and before its method returns or throws.
   */
  public DigitalOceanClient observedBy(Consumer<RecordedCall> observer) {
    return with(calls.observedBy(observer));
  }

  /** The same client, without an observer. */
  public DigitalOceanClient unobserved() {
    return observedBy(call -> {});
  }

  /**
   * The same client, for the calls that one request to the calling program causes: each line in the
   * log ends with {@code for_request} and that id, whichever thread makes the call.
   *
   * @param requestId the calling program's own id, which DigitalOcean is not told
   */
  public DigitalOceanClient calledFor(String requestId) {
    return with(calls.calledFor(requestId));
  }

  private DigitalOceanClient with(Calls otherCalls) {
    return new DigitalOceanClient(application, endpoints, limits, clock, random, otherCalls);
  }

  /**
   * Begins to obtain a grant: makes a fresh {@code state} and code verifier, 256 random bits each,
   * and the address of the consent page (RFC 6749 section 4.1.1, RFC 7636 section 4.3). Calls
   * nobody.
   *
   * @param prompt {@code select_account} or {@code none}, or empty to leave it to DigitalOcean
   */
  public AuthorizationRequest authorizationRequest(String prompt) {
    return authorizationRequest(Pkce.randomText(random), Pkce.randomText(random), prompt);
  }

  /**
   * The same request again, for a program that keeps no more of it than its secrets until the
   * answer comes.
   */
  public AuthorizationRequest authorizationRequest(
      String state, String codeVerifier, String prompt) {
    List<NamedValue> query = new ArrayList<>();
    query.add(new NamedValue("client_id", application.clientId()));
    query.add(new NamedValue("redirect_uri", application.redirectUri()));
    query.add(new NamedValue("response_type", "code"));
    if (!application.scope().isEmpty()) {
      query.add(new NamedValue("scope", application.scope()));
    }
    query.add(new NamedValue("state", state));
    query.add(new NamedValue("code_challenge", Pkce.challenge(codeVerifier)));
    query.add(new NamedValue("code_challenge_method", "S256"));
    if (!prompt.isEmpty()) {
      query.add(new NamedValue("prompt", prompt));
    }
    return new AuthorizationRequest(
        Request.uri(endpoints.oauth(), "/authorize", query), state, codeVerifier);
  }

  /**
   * Finishes OAuth: exchanges an authorization code for a token set (RFC 6749 section 4.1.3, RFC
   * 7636 section 4.5). A code is good for one exchange, so a failed one is not to be repeated.
   *
   * @param code the authorization code of an {@link AuthorizationResponse} that grants access
   * @param codeVerifier the verifier of the {@link AuthorizationRequest} that it answers
   * @throws OAuthException if the code or the application is refused
   */
  public TokenSet exchange(String code, String codeVerifier) throws DigitalOceanException {
    List<Request.Parameter> form = new ArrayList<>();
    form.add(Request.Parameter.open("grant_type", "authorization_code"));
    form.add(Request.Parameter.secret("code", code, "$CODE"));
    form.add(Request.Parameter.open("redirect_uri", application.redirectUri()));
    form.add(Request.Parameter.secret("code_verifier", codeVerifier, "$CODE_VERIFIER"));
    TokenSet tokens = token(Operation.EXCHANGE, form);
    // Left out, it is what was asked for (RFC 6749 section 5.1).
    return tokens.scope().isEmpty() ? tokens.withScope(application.scopes()) : tokens;
  }

  /**
   * Exchanges the refresh token for a new token set (RFC 6749 section 6). DigitalOcean takes a
   * refresh token once, and ends the old access token at once: use the result instead, and never
   * send the same refresh token again unless {@link DigitalOceanException#mayHaveBeenReceived()} is
   * false or the status was 429 or 5xx.
   *
   * @param tokens a token set with a refresh token
   * @throws OAuthException if the refresh token or the application is refused
   * @throws IllegalArgumentException if there is no refresh token
   */
  public TokenSet refresh(TokenSet tokens) throws DigitalOceanException {
    if (!tokens.canRefresh()) {
      throw new IllegalArgumentException("there is no refresh token");
    }
    List<Request.Parameter> form = new ArrayList<>();
    form.add(Request.Parameter.open("grant_type", "refresh_token"));
    form.add(Request.Parameter.secret("refresh_token", tokens.refreshToken(), "$REFRESH_TOKEN"));
    return tokens.refreshedBy(token(Operation.REFRESH, form));
  }

  /**
   * Revokes an access token, and with it the refresh token that came along (RFC 7009; DigitalOcean
   * wants the token both as Bearer and as parameter). The application stays in the person's list of
   * authorized applications.
   *
   * @param atMost how long it may take; the limit on all calls holds too
   */
  public void revoke(TokenSet tokens, Duration atMost) throws DigitalOceanException {
    calls.call(
        new Request(
            Operation.REVOKE,
            Request.uri(endpoints.oauth(), "/revoke", List.of()),
            tokens.accessToken(),
            List.of(Request.Parameter.secret("token", tokens.accessToken(), "$ACCESS_TOKEN")),
            atMost.compareTo(limits.call()) < 0 ? atMost : limits.call()));
  }

  /** The person and the team behind an access token; scope {@code account:read}. */
  public Identity account(String accessToken) throws DigitalOceanException {
    return calls.call(
        get(Operation.ACCOUNT, "/account", List.of(), accessToken),
        ACCOUNT,
        (account, answer) -> account,
        account -> List.of(new NamedValue("account", "{…}")));
  }

  /** One page of Droplets; scope {@code droplet:read}. */
  public DropletPage droplets(String accessToken, DropletQuery query) throws DigitalOceanException {
    return calls.call(
        get(Operation.DROPLETS, "/droplets", query.parameters(), accessToken),
        DropletList.JSON,
        (list, answer) -> list.page(query, answer.rateLimit()),
        page ->
            List.of(
                new NamedValue("droplets", "[" + page.droplets().size() + " Droplets]"),
                new NamedValue(
                    "meta.total",
                    page.total().isPresent() ? Long.toString(page.total().getAsLong()) : "")));
  }

  /**
   * One Droplet; scope {@code droplet:read}.
   *
   * @throws ApiException with status 404 if there is none of this id
   */
  public Droplet droplet(String accessToken, long id) throws DigitalOceanException {
    return calls.call(
        get(Operation.DROPLET, "/droplets/" + id, List.of(), accessToken),
        DROPLET,
        (droplet, answer) -> droplet,
        droplet -> List.of(new NamedValue("droplet", "{…}")));
  }

  /**
   * Passes all Droplets of the account to an action, standard ones first, then those with GPUs, in
   * DigitalOcean's order. Makes a call for each 200 of them: the next page is fetched while the
   * action is busy with this one. An observer hears of the first call for each type only.
   *
   * @throws DigitalOceanException if a page cannot be had; no Droplet follows then
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
   * A list page by page, a few pages at a time: sooner done than one after the other, in memory
   * that does not grow with the account. An observer hears of the first page's call only, because
   * the others are made by other threads.
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

  /** Gives up all calls under way. */
  @Override
  public void close() {
    calls.close();
  }

  private TokenSet token(Operation operation, List<Request.Parameter> form)
      throws DigitalOceanException {
    form.add(Request.Parameter.open("client_id", application.clientId()));
    if (application.isConfidential()) {
      // In the form: DigitalOcean does not read the Basic header, and URLs are logged.
      form.add(
          Request.Parameter.secret("client_secret", application.clientSecret(), "$CLIENT_SECRET"));
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

  private Request get(
      Operation operation, String path, List<NamedValue> query, String accessToken) {
    return new Request(
        operation,
        Request.uri(endpoints.api(), path, query),
        accessToken,
        List.of(),
        limits.call());
  }
}
