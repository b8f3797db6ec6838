package droplets.digitalocean;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Speaks to DigitalOcean for one OAuth application: obtains, refreshes and revokes tokens, and
 * reads the account and the Droplets they open.
 *
 * <p>Safe for many threads; make one and keep it. Each method makes one call, sent once (the JDK
 * may repeat a GET whose connection broke), and throws a {@link DigitalOceanException} when that
 * did not give what was asked for. Each call is logged with operation, status, milliseconds and
 * DigitalOcean's request id.
 *
 * @see <a href="https://docs.digitalocean.com/reference/api/oauth/">DigitalOcean OAuth API</a>
 */
public final class DigitalOceanClient implements AutoCloseable {

  private static final Logger LOG = System.getLogger(DigitalOceanClient.class.getName());

  private final OAuthApplication application;
  private final Endpoints endpoints;
  private final Limits limits;
  private final Clock clock;
  private final SecureRandom random;
  private final JsonParserFactory parsers;
  private final Transport transport;
  private final Consumer<RecordedCall> observer;
  private final String requestId;

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
    this(
        application,
        endpoints,
        limits,
        clock,
        random,
        // Looking the provider up is slow, and goes by the class loader of the calling thread.
        JsonProvider.provider().createParserFactory(Map.of()),
        new Transport(limits, userAgent),
        call -> {},
        "");
  }

  private DigitalOceanClient(
      OAuthApplication application,
      Endpoints endpoints,
      Limits limits,
      Clock clock,
      SecureRandom random,
      JsonParserFactory parsers,
      Transport transport,
      Consumer<RecordedCall> observer,
      String requestId) {
    this.application = application;
    this.endpoints = endpoints;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.parsers = parsers;
    this.transport = transport;
    this.observer = observer;
    this.requestId = requestId;
  }

  /**
   * The same client, telling of each call it makes. The observer is called by the calling thread,
   * when the call has ended and before its method returns or throws.
   */
  public DigitalOceanClient observedBy(Consumer<RecordedCall> newObserver) {
    return new DigitalOceanClient(
        application, endpoints, limits, clock, random, parsers, transport, newObserver, requestId);
  }

  /** The same client, telling nobody of its calls. */
  public DigitalOceanClient unobserved() {
    return observedBy(call -> {});
  }

  /**
   * The same client, for the calls that one request to the calling program causes: each line in the
   * log ends with {@code for_request} and that id, whichever thread makes the call.
   *
   * @param newRequestId the calling program's own id, which DigitalOcean is not told
   */
  public DigitalOceanClient calledFor(String newRequestId) {
    return new DigitalOceanClient(
        application, endpoints, limits, clock, random, parsers, transport, observer, newRequestId);
  }

  /**
   * Begins to obtain a grant: makes a fresh {@code state} and code verifier, 256 random bits each,
   * and the address of the consent page (RFC 6749 section 4.1.1, RFC 7636 section 4.3).
   *
   * @param prompt {@code select_account} or {@code none}, or empty to leave it to DigitalOcean
   */
  public AuthorizationRequest authorizationRequest(String prompt) {
    String state = Pkce.randomText(random);
    String codeVerifier = Pkce.randomText(random);
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
        uri(endpoints.oauth(), "/authorize", query), state, codeVerifier);
  }

  /**
   * Finishes OAuth: exchanges an authorization code for a token set (RFC 6749 section 4.1.3, RFC
   * 7636 section 4.5). A code is good for one exchange, so a failed one is not to be repeated.
   *
   * @param code the authorization code from the callback
   * @param codeVerifier the verifier of the same {@link #authorizationRequest}
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
    Request request =
        new Request(
            Operation.REVOKE,
            uri(endpoints.oauth(), "/revoke", List.of()),
            tokens.accessToken(),
            List.of(Request.Parameter.secret("token", tokens.accessToken(), "$ACCESS_TOKEN")),
            atMost.compareTo(limits.call()) < 0 ? atMost : limits.call());
    call(request, (answer, body) -> Boolean.TRUE, done -> List.of());
  }

  /** The account behind an access token: one call, scope {@code account:read}. */
  public Account account(String accessToken) throws DigitalOceanException {
    Request request = get(Operation.ACCOUNT, "/account", List.of(), accessToken);
    return call(
        request,
        (answer, body) ->
            parse(request, answer, body, in -> member(in, "account", () -> Account.read(in))),
        account -> List.of(new NamedValue("account", "{…}")));
  }

  /** One page of Droplets: one call, scope {@code droplet:read}. */
  public DropletPage droplets(String accessToken, DropletQuery query) throws DigitalOceanException {
    List<NamedValue> parameters = new ArrayList<>();
    parameters.add(new NamedValue("page", Integer.toString(query.page())));
    parameters.add(new NamedValue("per_page", Integer.toString(query.perPage())));
    if (query.type() == DropletType.GPUS) {
      parameters.add(new NamedValue("type", query.type().parameter()));
    }
    if (!query.name().isEmpty()) {
      parameters.add(new NamedValue("name", query.name()));
    }
    if (!query.tag().isEmpty()) {
      parameters.add(new NamedValue("tag_name", query.tag()));
    }
    Request request = get(Operation.DROPLETS, "/droplets", parameters, accessToken);
    return call(
        request,
        (answer, body) ->
            parse(
                request,
                answer,
                body,
                in -> DropletList.read(in).map(list -> list.page(query, answer.rateLimit()))),
        page ->
            List.of(
                new NamedValue("droplets", "[" + page.droplets().size() + " Droplets]"),
                new NamedValue(
                    "meta.total",
                    page.total().isPresent() ? Long.toString(page.total().getAsLong()) : "")));
  }

  /**
   * One Droplet: one call, scope {@code droplet:read}.
   *
   * @throws ApiException with status 404 if there is none of this id
   */
  public Droplet droplet(String accessToken, long id) throws DigitalOceanException {
    Request request = get(Operation.DROPLET, "/droplets/" + id, List.of(), accessToken);
    return call(
        request,
        (answer, body) ->
            parse(request, answer, body, in -> member(in, "droplet", () -> Droplet.read(in))),
        droplet -> List.of(new NamedValue("droplet", "{…}")));
  }

  /**
   * All Droplets of the account, standard ones first, then those with GPUs. The stream is lazy: a
   * page of 200 is fetched when its first Droplet is wanted, by the thread that wants it.
   *
   * @return a stream that throws {@link UncheckedDigitalOceanException} where a page cannot be had
   */
  public Stream<Droplet> allDroplets(String accessToken) {
    Iterator<Droplet> walk = new DropletWalk(query -> droplets(accessToken, query));
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
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
        transport.threads(),
        query,
        atOnce);
  }

  /** Gives up all calls under way. */
  @Override
  public void close() {
    transport.close();
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
            operation, uri(endpoints.oauth(), "/token", List.of()), "", form, limits.call());
    Instant askedAt = clock.instant();
    return call(
            request,
            (answer, body) -> {
              TokenAnswer read =
                  parse(request, answer, body, in -> Optional.of(TokenAnswer.read(in)));
              if (!read.error().isEmpty()) {
                throw new OAuthException(
                    request.name(),
                    answer.status(),
                    read.error(),
                    read.errorDescription(),
                    answer.requestId());
              }
              if (!read.isUsable()) {
                throw senseless(request, answer, "it holds no bearer token", null);
              }
              return read;
            },
            TokenAnswer::shown)
        .tokens(askedAt);
  }

  private Request get(
      Operation operation, String path, List<NamedValue> query, String accessToken) {
    return new Request(
        operation, uri(endpoints.api(), path, query), accessToken, List.of(), limits.call());
  }

  private static URI uri(URI base, String path, List<NamedValue> query) {
    String parameters =
        query.stream()
            .map(parameter -> parameter.name() + "=" + Request.encode(parameter.value()))
            .collect(Collectors.joining("&"));
    return URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  /** Sends a request, checks the status, reads the answer, and tells log and observer. */
  private <T> T call(
      Request request, Transport.Reader<T> reader, Function<T, List<NamedValue>> shown)
      throws DigitalOceanException {
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    AtomicReference<Answer> seen = new AtomicReference<>(Answer.NONE);
    try {
      T result =
          transport.send(
              request,
              (answer, body) -> {
                seen.set(answer);
                checkStatus(request, answer, body);
                return reader.read(answer, body);
              });
      report(request, startedAt, start, seen.get(), shown.apply(result), Optional.empty());
      return result;
    } catch (DigitalOceanException e) {
      // Of a call given up, whatever was read meanwhile does not count.
      Answer answer = e.status() == 0 ? Answer.NONE : seen.get();
      report(request, startedAt, start, answer, List.of(), Optional.of(e));
      throw e;
    }
  }

  private void report(
      Request request,
      Instant startedAt,
      long start,
      Answer answer,
      List<NamedValue> shown,
      Optional<DigitalOceanException> failure) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    LOG.log(
        Level.INFO,
        () ->
            "operation="
                + request.operation().label()
                + " status="
                + (answer.status() > 0 ? answer.status() : noAnswer(failure))
                + " ms="
                + took.toMillis()
                + " request_id="
                + answer.requestId()
                + (requestId.isEmpty() ? "" : " for_request=" + requestId));
    observer.accept(
        new RecordedCall(
            request.operation(),
            request.method(),
            request.uri(),
            request.shownHeaders(),
            request.form().stream().map(Request.Parameter::shown).toList(),
            startedAt,
            took,
            answer.status(),
            answer.shown(),
            shown,
            failure));
  }

  private static String noAnswer(Optional<DigitalOceanException> failure) {
    return failure.isPresent() && failure.get() instanceof UnreachableException unreachable
        ? (unreachable.timedOut() ? "timeout" : "unreachable")
        : "no-answer";
  }

  private void checkStatus(Request request, Answer answer, InputStream body)
      throws IOException, DigitalOceanException {
    int status = answer.status();
    if (status == 200 || request.operation() == Operation.REVOKE && status == 204) {
      return;
    }
    if (status < 400) {
      throw senseless(request, answer, "a redirect or another status that is no answer", null);
    }
    ErrorAnswer error = errorAnswer(body).orElse(ErrorAnswer.NONE);
    String requestId =
        answer.requestId().isEmpty() ? Answer.identifier(error.requestId()) : answer.requestId();
    if (request.operation().isOAuth() && status < 500 && status != 429) {
      throw new OAuthException(
          request.name(),
          status,
          // Java withholds the body of a 401 to a POST; this header says the same.
          error.error().isEmpty() ? answer.bearerError() : error.error(),
          error.description(),
          requestId);
    }
    throw new ApiException(
        request.name(),
        status,
        error.id(),
        error.message(),
        requestId,
        answer.retryAfter(clock.instant()));
  }

  /** What an error answer says, if it says it in JSON. The status counts all the same. */
  private Optional<ErrorAnswer> errorAnswer(InputStream body) throws SocketTimeoutException {
    try {
      return document(body, in -> Optional.of(ErrorAnswer.read(in)));
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException | JsonException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private <T> T parse(
      Request request, Answer answer, InputStream body, Function<JsonStream, Optional<T>> content)
      throws IOException, DigitalOceanException {
    try {
      return document(body, content)
          .orElseThrow(() -> senseless(request, answer, "it lacks what it must have", null));
    } catch (JsonException | NoSuchElementException e) {
      throw senseless(request, answer, "it is not JSON", e);
    }
  }

  private <T> Optional<T> document(InputStream body, Function<JsonStream, Optional<T>> content)
      throws IOException {
    try {
      JsonParser parser = parsers.createParser(body, StandardCharsets.UTF_8);
      JsonStream in = new JsonStream(parser);
      Optional<T> read = content.apply(in);
      in.end();
      return read;
    } catch (JsonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw e;
    }
  }

  /** The one member of the outermost object that matters, if it is an object. */
  private static <T> Optional<T> member(JsonStream in, String name, Supplier<T> reader) {
    T found = null;
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      if (field.equals(name) && in.isObject()) {
        found = reader.get();
      } else {
        in.skip();
      }
    }
    return Optional.ofNullable(found);
  }

  private static InvalidAnswerException senseless(
      Request request, Answer answer, String problem, Throwable cause) {
    return new InvalidAnswerException(
        request.name(), answer.status(), answer.requestId(), problem, cause);
  }
}
