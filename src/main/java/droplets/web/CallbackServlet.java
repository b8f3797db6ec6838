package droplets.web;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.OAuthException;
import droplets.digitalocean.TokenSet;
import droplets.digitalocean.UnreachableException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code GET /digitalocean}: the callback, where DigitalOcean sends the browser back to (RFC 6749
 * section 4.1.2). Checks {@code state}, exchanges the code and leads to the Droplets (303), which
 * takes the code out of the address bar. Any failure leads to the index page with a message.
 */
final class CallbackServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CallbackServlet.class.getName());

  private final DigitalOceanClient client;
  private final Settings settings;
  private final Connections connections;
  private final Sessions sessions;
  private final CallLimit limit;
  private final ShortCookies cookies;
  private final Clock clock;

  CallbackServlet(
      DigitalOceanClient client,
      Settings settings,
      Connections connections,
      Sessions sessions,
      CallLimit limit,
      ShortCookies cookies,
      Clock clock,
      Views views) {
    super(List.of("GET"), views);
    this.client = client;
    this.settings = settings;
    this.connections = connections;
    this.sessions = sessions;
    this.limit = limit;
    this.cookies = cookies;
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
      toIndex(response, Message.CALLBACK_INVALID);
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
      toIndex(response, Message.BUSY);
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
      toIndex(response, Message.DENIED);
      return;
    }
    Sessions.TakenState taken = sessions.takeState(request, state);
    switch (taken.kind()) {
      case PENDING -> finish(request, response, parameters, taken.attempt());
      case SPENT -> {
        if (sessions.connection(request).isPresent()) {
          // A reload, or the back button: what it asks for is there already.
          seeOther(response, Routes.DROPLETS);
        } else {
          toIndex(response, Message.STATE_USED);
        }
      }
      case EXPIRED -> toIndex(response, Message.STATE_EXPIRED);
      default -> toIndex(response, Message.STATE_UNKNOWN);
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
      Attempt attempt) {
    Instant cameBackAt = clock.instant();
    FlowRecorder recorder = new FlowRecorder();
    Optional<Message> problem = problem(parameters);
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
            ? Routes.INDEX
            : WantedView.parse(attempt.wantedView()).orElse(WantedView.DEFAULT).path();
    SignInSteps signIn =
        new SignInSteps(request.getServletContext().getContextPath(), settings.redirectUri());
    List<FlowStep> steps = new ArrayList<>();
    steps.add(signIn.authorize(attempt));
    steps.add(signIn.callback(parameters, cameBackAt, next));
    steps.addAll(recorder.steps());
    sessions.startFlow(request, steps);
    if (problem.isPresent()) {
      toIndex(response, problem.get());
    } else {
      cookies.forgetView(request, response);
      seeOther(response, next);
    }
  }

  /** What keeps the answer from holding a code that may be used. */
  private Optional<Message> problem(QueryParameters parameters) {
    String error = parameters.get("error");
    if (!error.isEmpty()) {
      return Optional.of(
          switch (error) {
            case "access_denied" -> Message.DENIED;
            case "server_error", "temporarily_unavailable" -> Message.AUTHORIZATION_UNAVAILABLE;
            default -> Message.AUTHORIZATION_FAILED;
          });
    }
    String iss = parameters.get("iss");
    if (!iss.isEmpty() && !iss.equals(settings.endpoints().issuer())) {
      return Optional.of(Message.ISSUER_WRONG);
    }
    return parameters.get("code").isEmpty()
        ? Optional.of(Message.CALLBACK_INVALID)
        : Optional.empty();
  }

  private TokenSet obtain(
      HttpServletRequest request, String code, Attempt attempt, FlowRecorder recorder)
      throws DigitalOceanException {
    DigitalOceanClient observed = client.observedBy(recorder).calledFor(RequestId.of(request));
    TokenSet tokens = observed.exchange(code, attempt.codeVerifier());
    if (!tokens.identity().isUnknown()) {
      return tokens;
    }
    try {
      return tokens.withIdentity(observed.account(tokens.accessToken()));
    } catch (DigitalOceanException e) {
      // Who it is is good to know, no more: without account:read, for one, nobody says.
      return tokens;
    }
  }

  private void connect(HttpServletRequest request, TokenSet tokens, FlowRecorder recorder) {
    Connection connection =
        new Connection(
            UUID.randomUUID().toString(), UUID.randomUUID().toString(), clock.instant(), tokens);
    Optional<Connection> former = sessions.connect(request, connection);
    LOG.log(Level.INFO, "signed in" + RequestId.logged(request));
    former.ifPresent(replaced -> connections.revoke(request, replaced.tokens(), recorder));
  }

  private static Message message(DigitalOceanException failure) {
    if (failure instanceof UnreachableException unreachable) {
      return unreachable.timedOut() ? Message.TIMED_OUT : Message.UNREACHABLE;
    }
    if (failure instanceof OAuthException refused) {
      return switch (refused.error()) {
        case "invalid_client", "unauthorized_client" -> Message.CLIENT_REFUSED;
        default -> Message.CODE_REFUSED;
      };
    }
    return failure instanceof ApiException refused && refused.status() == 429
        ? Message.RATE_LIMITED
        : Message.ANSWER_INVALID;
  }

  private void toIndex(HttpServletResponse response, Message message) {
    cookies.setMessage(response, message);
    seeOther(response, Routes.INDEX);
  }
}
