package droplets.web;

import droplets.digitalocean.TokenSet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /}: what this is, the link to {@code /connect}, and the state of the connection. Shows
 * the message that a redirect left. Makes no session.
 */
final class IndexServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private final Sessions sessions;
  private final ShortCookies cookies;
  private final Clock clock;

  IndexServlet(
      Settings settings, Sessions sessions, ShortCookies cookies, Clock clock, Views views) {
    super(READING, views);
    this.settings = settings;
    this.sessions = sessions;
    this.cookies = cookies;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // Only who really looks at the page has seen the message.
    boolean isSeen = request.getMethod().equals("GET") && !FetchMetadata.isPrefetch(request);
    Optional<Message> message = isSeen ? cookies.takeMessage(request, response) : Optional.empty();
    Optional<TokenSet> tokens = sessions.connection(request).map(Connection::tokens);
    views()
        .show(
            request,
            response,
            "index",
            new IndexModel(
                message.orElse(null),
                ScopeModel.of(settings.application().scope()),
                tokens.map(TokenSet::scope).orElse(List.of()),
                tokens.flatMap(present -> Moment.expiry(present, clock.instant())).orElse(null),
                tokens.map(TokenSet::canRefresh).orElse(false),
                CallbackHint.of(request, settings.redirectUri()).orElse("")));
  }
}
