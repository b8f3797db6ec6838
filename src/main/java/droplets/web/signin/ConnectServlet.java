package droplets.web.signin;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.DigitalOceanClient;
import droplets.web.listing.ReturnPath;
import droplets.web.page.ErrorPage;
import droplets.web.page.FetchMetadata;
import droplets.web.page.PageServlet;
import droplets.web.page.QueryParameters;
import droplets.web.page.Route;
import droplets.web.page.Views;
import droplets.web.session.PendingSignIn;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/**
 * {@code GET /connect}: begins a sign-in. Remembers its {@code state} and code verifier and sends
 * the browser to DigitalOcean (302).
 */
public final class ConnectServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  /** The one prompt that is passed on: to choose another account or team. */
  private static final String SELECT_ACCOUNT = "select_account";

  private final DigitalOceanClient client;
  private final Sessions sessions;
  private final ReturnCookie returnCookie;
  private final Clock clock;

  public ConnectServlet(
      DigitalOceanClient client,
      Sessions sessions,
      ReturnCookie returnCookie,
      Clock clock,
      Views views) {
    super(Route.CONNECT, views);
    this.client = client;
    this.sessions = sessions;
    this.returnCookie = returnCookie;
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
      seeOther(response, Route.INDEX.path());
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
        new PendingSignIn(
            authorization.state(),
            authorization.codeVerifier(),
            clock.instant(),
            returnCookie.get(request).flatMap(ReturnPath::parse).orElse(ReturnPath.DEFAULT).path(),
            authorization.shownUri()));
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", authorization.uri().toString());
  }
}
