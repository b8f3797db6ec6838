package droplets.web.flow;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.NamedValue;
import droplets.web.page.Route;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Records the two steps of a sign-in that take place in the browser. */
public final class BrowserSteps {

  private static final int IN_THE_BROWSER = -1;

  private final String contextPath;
  private final URI redirectUri;

  /** Makes them for an application. */
  public BrowserSteps(String contextPath, URI redirectUri) {
    this.contextPath = contextPath;
    this.redirectUri = redirectUri;
  }

  /**
   * The authorization request. This application does not see how DigitalOcean answers it.
   *
   * @param shownUri its address, with {@code $NAMES} in place of secrets
   */
  public FlowStep authorizationRequest(String shownUri, Instant startedAt) {
    return step(
            FlowKind.AUTHORIZE,
            startedAt,
            URI.create(shownUri),
            FlowStep.Answer.NONE,
            FlowStep.Failure.NONE,
            "")
        .during(
            new BrowserRequest(
                "", "GET " + contextPath + Route.CONNECT.path(), "302 to DigitalOcean"));
  }

  /**
   * The callback.
   *
   * @param next where the browser was sent, relative to the context path
   * @param failure why the callback was refused, if it was
   */
  public FlowStep callback(
      AuthorizationResponse response, Instant at, String next, FlowStep.Failure failure) {
    boolean isOtherState = failure == FlowStep.Failure.WRONG_STATE;
    String query =
        response.shown().stream()
            .map(parameter -> parameter.name() + "=" + parameter.value())
            .map(text -> isOtherState ? text.replace("$STATE", "$OTHER_STATE") : text)
            .collect(Collectors.joining("&"));
    String start = redirectUri.getRawQuery() == null ? "?" : "&";
    NamedValue location = new NamedValue("Location", contextPath + next);
    return step(
        FlowKind.CALLBACK,
        at,
        URI.create(redirectUri + (query.isEmpty() ? "" : start + query)),
        new FlowStep.Answer(303, List.of(location), List.of()),
        failure,
        response.knownError());
  }

  private static FlowStep step(
      FlowKind kind,
      Instant at,
      URI uri,
      FlowStep.Answer answer,
      FlowStep.Failure failure,
      String errorCode) {
    return new FlowStep(
        kind, at, FlowStep.Request.get(uri), answer, failure, errorCode, IN_THE_BROWSER);
  }
}
