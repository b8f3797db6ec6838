package droplets.web;

import droplets.digitalocean.TokenSet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

  IndexServlet(Settings settings, Sessions sessions, ShortCookies cookies, Views views) {
    super(READING, views);
    this.settings = settings;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    // Only who really looks at the page has seen the message.
    boolean isSeen = request.getMethod().equals("GET") && !FetchMetadata.isPrefetch(request);
    Optional<Message> message = isSeen ? cookies.takeMessage(request, response) : Optional.empty();
    Optional<TokenSet> tokens = sessions.connection(request).map(Connection::tokens);
    String granted = tokens.map(present -> String.join(" ", present.scope())).orElse("");
    String expires =
        tokens
            .map(TokenSet::expiresAt)
            .filter(expiry -> !expiry.equals(TokenSet.NO_EXPIRY))
            .map(Words::time)
            .orElse("");
    views()
        .show(
            request,
            response,
            "index",
            new IndexModel(
                message.orElse(null),
                settings.application().scope(),
                granted,
                expires,
                CallbackHint.of(request, settings.redirectUri()).orElse("")));
  }
}
