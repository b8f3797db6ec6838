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
import droplets.web.session.ReturnCookie;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/**
 * {@code GET /connect}: begins a sign-in (RFC 6749 section 4.1.1). Gives the browser {@code state}
 * and code verifier in a sealed cookie and sends it to DigitalOcean (302). Makes no session. A
 * prefetch gets the 503 page; a request that another site made is led to the index page (303).
 */
public final class ConnectServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  /** The only prompt that is passed on. It lets the person choose another account or team. */
  private static final String SELECT_ACCOUNT = "select_account";

  private final DigitalOceanClient client;
  private final PendingSignIns signIns;
  private final ReturnCookie returnCookie;
  private final Clock clock;

  /** Makes the servlet. */
  public ConnectServlet(
      DigitalOceanClient client,
      PendingSignIns signIns,
      ReturnCookie returnCookie,
      Clock clock,
      Views views) {
    super(Route.CONNECT, views);
    this.client = client;
    this.signIns = signIns;
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
    signIns.add(
        request,
        response,
        new PendingSignIn(
            authorization.state(),
            authorization.codeVerifier(),
            clock.instant(),
            prompt,
            returnPath(request)));
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", authorization.uri().toString());
  }

  /** Returns the path of the page that the person had asked for; all Droplets if it is too long. */
  private String returnPath(HttpServletRequest request) {
    return returnCookie
        .get(request)
        .flatMap(ReturnPath::parse)
        .map(ReturnPath::path)
        .filter(path -> path.length() <= ReturnCookie.LONGEST_PATH)
        .orElse(ReturnPath.DEFAULT.path());
  }
}
