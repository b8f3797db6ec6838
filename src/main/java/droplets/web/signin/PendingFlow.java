package droplets.web.signin;

import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.Flow;
import droplets.web.flow.FlowSource;
import droplets.web.flow.FlowStep;
import droplets.web.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/**
 * The record of the flow, and after it the authorization request of a sign-in that is under way.
 * The browser itself carries that sign-in, so nothing is kept for it here.
 */
public final class PendingFlow implements FlowSource {

  private final DigitalOceanClient client;
  private final BrowserSteps browserSteps;
  private final PendingSignIns signIns;
  private final Sessions sessions;

  /** Makes the source for a flow page. */
  public PendingFlow(
      DigitalOceanClient client,
      BrowserSteps browserSteps,
      PendingSignIns signIns,
      Sessions sessions) {
    this.client = client;
    this.browserSteps = browserSteps;
    this.signIns = signIns;
    this.sessions = sessions;
  }

  @Override
  public Flow flow(HttpServletRequest request) {
    Flow recorded = sessions.flow(request);
    // A pending sign-in that is older than the last recorded step was given up.
    Optional<FlowStep> pending =
        authorizationRequest(request)
            .filter(
                asked -> recorded.last().filter(last -> asked.at().isBefore(last.at())).isEmpty());
    if (pending.isEmpty()) {
      return recorded;
    }
    // Without a connection the sign-in begins a new record.
    return (tokens(request).isPresent() ? recorded : Flow.NONE).plus(List.of(pending.get()));
  }

  /** The authorization request of the sign-in that this browser began last. */
  Optional<FlowStep> authorizationRequest(HttpServletRequest request) {
    return signIns
        .newest(request)
        .map(
            pending ->
                browserSteps.authorizationRequest(
                    pending.request(client).shownUri(), pending.startedAt()));
  }

  @Override
  public boolean isOfThisNodeAlone() {
    return sessions.isOfThisNodeAlone();
  }

  @Override
  public Optional<TokenSet> tokens(HttpServletRequest request) {
    return sessions.tokens(request);
  }
}
