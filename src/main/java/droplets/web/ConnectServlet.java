package droplets.web;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.DigitalOceanClient;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * {@code GET /connect}: begins a sign-in. Remembers its {@code state} and code verifier and sends
 * the browser to DigitalOcean (302).
 */
final class ConnectServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  /** The one prompt that is passed on: to choose another account or team. */
  private static final String SELECT_ACCOUNT = "select_account";

  private final DigitalOceanClient client;
  private final Sessions sessions;
  private final ShortCookies cookies;
  private final Clock clock;

  ConnectServlet(
      DigitalOceanClient client,
      Sessions sessions,
      ShortCookies cookies,
      Clock clock,
      Views views) {
    super(List.of("GET"), views);
    this.client = client;
    this.sessions = sessions;
    this.cookies = cookies;
    this.clock = clock;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (FetchMetadata.isPrefetch(request)) {
      views().error(request, response, ErrorPage.prefetch());
      return;
    }
    if (FetchMetadata.isFromAnotherSite(request)) {
      seeOther(response, Routes.INDEX);
      return;
    }
    String prompt =
        QueryParameters.parse(request.getQueryString())
            .map(parameters -> parameters.get("prompt"))
            .filter(SELECT_ACCOUNT::equals)
            .orElse("");
    AuthorizationRequest authorization = client.authorizationRequest(prompt);
    sessions.remember(
        request,
        new Attempt(
            authorization.state(),
            authorization.codeVerifier(),
            clock.instant(),
            cookies.view(request).orElse(WantedView.DEFAULT).path(),
            authorization.shownUri()));
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", authorization.uri().toString());
  }
}
