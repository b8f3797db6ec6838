package droplets.web.flow;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.NamedValue;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Records the two steps of a sign-in that take place in the browser. */
public final class BrowserSteps {

  private static final int IN_THE_BROWSER = -1;

  private final String contextPath;
  private final URI redirectUri;

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
    return step(FlowKind.AUTHORIZE, startedAt, URI.create(shownUri), FlowStep.Answer.NONE);
  }

  /**
   * The callback.
   *
   * @param next where the browser was sent, relative to the context path
   */
  public FlowStep callback(AuthorizationResponse response, Instant at, String next) {
    String query =
        response.shown().stream()
            .map(parameter -> parameter.name() + "=" + parameter.value())
            .collect(Collectors.joining("&"));
    URI uri = URI.create(redirectUri + (redirectUri.getRawQuery() == null ? "?" : "&") + query);
    NamedValue location = new NamedValue("Location", contextPath + next);
    return step(FlowKind.CALLBACK, at, uri, new FlowStep.Answer(303, List.of(location), List.of()));
  }

  private static FlowStep step(FlowKind kind, Instant at, URI uri, FlowStep.Answer answer) {
    return new FlowStep(
        kind, at, FlowStep.Request.get(uri), answer, FlowStep.Failure.NONE, "", IN_THE_BROWSER);
  }
}
