package droplets.web.flow;

import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.NamedValue;
import droplets.web.page.Route;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The two steps of a sign-in that take place in the browser. */
public final class BrowserSteps {

  private final String contextPath;
  private final URI redirectUri;

  public BrowserSteps(String contextPath, URI redirectUri) {
    this.contextPath = contextPath;
    this.redirectUri = redirectUri;
  }

  public FlowStep authorize(String shownUri, Instant startedAt) {
    URI uri = URI.create(shownUri);
    return new FlowStep(
        FlowKind.AUTHORIZE,
        startedAt,
        "GET "
            + uri.getRawPath()
            + "?"
            + uri.getRawQuery()
            + " HTTP/1.1\nHost: "
            + uri.getRawAuthority(),
        CurlCommand.of(shownUri),
        "To the browser: the consent page, and after the decision the way to the callback.",
        0,
        -1);
  }

  /**
   * The callback: which parameters came, none of them with what it held but a known error.
   *
   * @param next where the browser was sent, relative to the context path
   */
  public FlowStep callback(AuthorizationResponse response, Instant at, String next) {
    List<String> query = new ArrayList<>();
    if (redirectUri.getRawQuery() != null) {
      query.add(redirectUri.getRawQuery());
    }
    for (NamedValue parameter : response.shown()) {
      query.add(parameter.name() + "=" + parameter.value());
    }
    String path = contextPath + Route.CALLBACK.path() + "?" + String.join("&", query);
    return new FlowStep(
        FlowKind.CALLBACK,
        at,
        "GET " + path + " HTTP/1.1\nHost: " + redirectUri.getRawAuthority(),
        CurlCommand.of(redirectUri.getScheme() + "://" + redirectUri.getRawAuthority() + path),
        "HTTP/1.1 303\nLocation: " + contextPath + next,
        303,
        -1);
  }
}
