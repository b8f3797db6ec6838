package droplets.web.signin;

import droplets.digitalocean.OAuthApplication;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.FlowStep;
import droplets.web.page.FetchMetadata;
import droplets.web.page.MessageCookie;
import droplets.web.page.OneTimeMessage;
import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.ShownTime;
import droplets.web.page.Views;
import droplets.web.session.Sessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /}: the index page, with the link to {@code /connect} or the person's connection.
 * Shows the one-time message that a redirect left. Makes no session.
 */
public final class IndexServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final ScopeModel scope;
  private final URI redirectUri;
  private final Sessions sessions;
  private final MessageCookie messages;
  private final Clock clock;

  /** Makes the servlet. */
  public IndexServlet(
      OAuthApplication application,
      Sessions sessions,
      MessageCookie messages,
      Clock clock,
      Views views) {
    super(Route.INDEX, views);
    this.scope = ScopeModel.of(application.scope());
    this.redirectUri = URI.create(application.redirectUri());
    this.sessions = sessions;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // A HEAD or a prefetch shows the page to nobody, so it must not use the message up.
    boolean isSeen = request.getMethod().equals("GET") && !FetchMetadata.isPrefetch(request);
    Optional<OneTimeMessage> message = isSeen ? messages.take(request, response) : Optional.empty();
    if (!sessions.isAvailable(request)) {
      message = Optional.of(OneTimeMessage.CONNECTIONS_UNAVAILABLE);
    }
    Optional<TokenSet> tokens = sessions.tokens(request);
    views()
        .show(
            request,
            response,
            "index",
            new IndexModel(
                message.orElse(null),
                message
                    .filter(OneTimeMessage::hasStep)
                    .flatMap(about -> sessions.flow(request).failedStep())
                    .map(FlowStep::id)
                    .orElse(""),
                scope,
                tokens.map(TokenSet::scope).orElse(List.of()),
                tokens.flatMap(present -> ShownTime.expiry(present, clock.instant())).orElse(null),
                tokens.map(TokenSet::canRefresh).orElse(false),
                RedirectUriHint.of(request, redirectUri).orElse("")));
  }
}
