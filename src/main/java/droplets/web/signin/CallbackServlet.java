package droplets.web.signin;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.OAuthException;
import droplets.digitalocean.TokenSet;
import droplets.digitalocean.UnreachableException;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowRecorder;
import droplets.web.flow.FlowStep;
import droplets.web.listing.ReturnPath;
import droplets.web.page.ErrorPage;
import droplets.web.page.FetchMetadata;
import droplets.web.page.MessageCookie;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.PageServlet;
import droplets.web.page.QueryParameters;
import droplets.web.page.RequestId;
import droplets.web.page.Route;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanConnection;
import droplets.web.session.PendingSignIn;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sessions;
import droplets.web.session.TokenSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * {@code GET /digitalocean}: the callback, where DigitalOcean sends the browser back to (RFC 6749
 * section 4.1.2). Checks {@code state}, exchanges the code and leads to the Droplets (303), which
 * takes the code out of the address bar. Any failure leads to the index page with a message.
 */
public final class CallbackServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CallbackServlet.class.getName());

  private final DigitalOceanClient client;
  private final URI redirectUri;
  private final String issuer;
  private final TokenSource tokenSource;
  private final Sessions sessions;
  private final CallLimit limit;
  private final MessageCookie messages;
  private final ReturnCookie returnCookie;
  private final Clock clock;

  public CallbackServlet(
      DigitalOceanClient client,
      URI redirectUri,
      String issuer,
      TokenSource tokenSource,
      Sessions sessions,
      CallLimit limit,
      MessageCookie messages,
      ReturnCookie returnCookie,
      Clock clock,
      Views views) {
    super(Route.CALLBACK, views);
    this.client = client;
    this.redirectUri = redirectUri;
    this.issuer = issuer;
    this.tokenSource = tokenSource;
    this.sessions = sessions;
    this.limit = limit;
    this.messages = messages;
    this.returnCookie = returnCookie;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (FetchMetadata.isNoNavigation(request)) {
      views().error(request, response, ErrorPage.of(403));
      return;
    }
    Optional<QueryParameters> parameters = QueryParameters.parse(request.getQueryString());
    if (parameters.isEmpty()) {
      toIndex(response, OneTimeMessage.CALLBACK_INVALID);
      return;
    }
    if (!isExchange(request, parameters.get())) {
      answer(request, response, parameters.get());
    } else if (limit.tryEnter()) {
      try {
        answer(request, response, parameters.get());
      } finally {
        limit.leave();
      }
    } else {
      // Before the state and the code are used up: the same address works later.
      toIndex(response, OneTimeMessage.BUSY);
    }
  }

  /** Whether the answer is one that makes this application call DigitalOcean. */
  private boolean isExchange(HttpServletRequest request, QueryParameters parameters) {
    return sessions.isPending(request, parameters.get("state"))
        && parameters.get("error").isEmpty();
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, QueryParameters parameters) {
    String state = parameters.get("state");
    if (isDenialWithoutState(request, parameters)) {
      toIndex(response, OneTimeMessage.DENIED);
      return;
    }
    Sessions.TakenState taken = sessions.takeState(request, state);
    switch (taken.kind()) {
      case PENDING -> finish(request, response, parameters, taken.attempt());
      case SPENT -> {
        if (sessions.connection(request).isPresent()) {
          // A reload, or the back button: what it asks for is there already.
          seeOther(response, Route.DROPLETS.path());
        } else {
          toIndex(response, OneTimeMessage.STATE_USED);
        }
      }
      case EXPIRED -> toIndex(response, OneTimeMessage.STATE_EXPIRED);
      default -> toIndex(response, OneTimeMessage.STATE_UNKNOWN);
    }
  }

  /** DigitalOcean's documents show a denial that does not bring the state back. */
  private boolean isDenialWithoutState(HttpServletRequest request, QueryParameters parameters) {
    return parameters.get("state").isEmpty()
        && parameters.get("error").equals("access_denied")
        && sessions.isAnyAttemptPending(request);
  }

  private void finish(
      HttpServletRequest request,
      HttpServletResponse response,
      QueryParameters parameters,
      PendingSignIn attempt) {
    Instant cameBackAt = clock.instant();
    FlowRecorder recorder = new FlowRecorder();
    Optional<OneTimeMessage> problem = problem(parameters);
    if (problem.isEmpty()) {
      try {
        TokenSet tokens = obtain(request, parameters.get("code"), attempt, recorder);
        connect(request, tokens, recorder);
      } catch (DigitalOceanException e) {
        problem = Optional.of(message(e));
      }
    }
    String next =
        problem.isPresent()
            ? Route.INDEX.path()
            : ReturnPath.parse(attempt.returnPath()).orElse(ReturnPath.DEFAULT).path();
    BrowserSteps signIn =
        new BrowserSteps(request.getServletContext().getContextPath(), redirectUri);
    List<FlowStep> steps = new ArrayList<>();
    steps.add(signIn.authorizationRequest(attempt.shownUri(), attempt.startedAt()));
    steps.add(signIn.callback(shown(parameters), cameBackAt, next));
    steps.addAll(recorder.steps());
    sessions.startFlow(request, steps);
    if (problem.isPresent()) {
      toIndex(response, problem.get());
    } else {
      returnCookie.forget(request, response);
      seeOther(response, next);
    }
  }

  /** The parameters that matter, with {@code $NAMES} in place of all values but a known error. */
  private static List<NamedValue> shown(QueryParameters parameters) {
    return Stream.of("code", "state", "iss", "error")
        .filter(name -> !parameters.get(name).isEmpty())
        .map(
            name ->
                new NamedValue(
                    name,
                    name.equals("error") && parameters.get(name).matches("[a-z_]{1,40}")
                        ? parameters.get(name)
                        : "$" + name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  /** What keeps the answer from holding a code that may be used. */
  private Optional<OneTimeMessage> problem(QueryParameters parameters) {
    String error = parameters.get("error");
    if (!error.isEmpty()) {
      return Optional.of(
          switch (error) {
            case "access_denied" -> OneTimeMessage.DENIED;
            case "server_error", "temporarily_unavailable" ->
                OneTimeMessage.AUTHORIZATION_UNAVAILABLE;
            default -> OneTimeMessage.AUTHORIZATION_FAILED;
          });
    }
    String iss = parameters.get("iss");
    if (!iss.isEmpty() && !iss.equals(issuer)) {
      return Optional.of(OneTimeMessage.ISSUER_WRONG);
    }
    return parameters.get("code").isEmpty()
        ? Optional.of(OneTimeMessage.CALLBACK_INVALID)
        : Optional.empty();
  }

  private TokenSet obtain(
      HttpServletRequest request, String code, PendingSignIn attempt, FlowRecorder recorder)
      throws DigitalOceanException {
    DigitalOceanClient observed = client.observedBy(recorder).calledFor(RequestId.of(request));
    TokenSet tokens = observed.exchange(code, attempt.codeVerifier());
    if (!tokens.identity().isUnknown()) {
      return tokens;
    }
    try {
      return tokens.withIdentity(observed.account(tokens.accessToken()).identity());
    } catch (DigitalOceanException e) {
      // Who it is is good to know, no more: without account:read, for one, nobody says.
      return tokens;
    }
  }

  private void connect(HttpServletRequest request, TokenSet tokens, FlowRecorder recorder) {
    DigitalOceanConnection connection =
        new DigitalOceanConnection(
            UUID.randomUUID().toString(), UUID.randomUUID().toString(), clock.instant(), tokens);
    Optional<DigitalOceanConnection> former = sessions.connect(request, connection);
    LOG.log(Level.INFO, "signed in" + RequestId.logged(request));
    former.ifPresent(replaced -> tokenSource.revoke(request, replaced.tokens(), recorder));
  }

  private static OneTimeMessage message(DigitalOceanException failure) {
    if (failure instanceof UnreachableException unreachable) {
      return unreachable.timedOut() ? OneTimeMessage.TIMED_OUT : OneTimeMessage.UNREACHABLE;
    }
    if (failure instanceof OAuthException refused) {
      return switch (refused.error()) {
        case "invalid_client", "unauthorized_client" -> OneTimeMessage.CLIENT_REFUSED;
        default -> OneTimeMessage.CODE_REFUSED;
      };
    }
    return failure instanceof ApiException refused && refused.status() == 429
        ? OneTimeMessage.RATE_LIMITED
        : OneTimeMessage.ANSWER_INVALID;
  }

  private void toIndex(HttpServletResponse response, OneTimeMessage message) {
    messages.set(response, message);
    seeOther(response, Route.INDEX.path());
  }
}
