package droplets.web;

import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import droplets.web.signin.RedirectUriHint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * {@code GET /} while settings are missing or wrong: the set-up page (200). It tells which OAuth
 * application to register and which settings to set, and names each setting that cannot be used.
 */
final class SetupServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final SettingsReader.Result found;

  SetupServlet(SettingsReader.Result found, Views views) {
    super(Route.INDEX, views);
    this.found = found;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String redirectPath = getServletContext().getContextPath() + Route.CALLBACK.path();
    boolean isUsable = found.isRedirectUriUsable();
    String redirectUri =
        isUsable
            ? found.redirectUri()
            : URI.create(SettingsReader.DEFAULT_REDIRECT_URI).resolve(redirectPath).toString();
    String hint = isUsable ? RedirectUriHint.of(request, URI.create(redirectUri)).orElse("") : "";
    views()
        .show(
            request,
            response,
            "setup",
            new SetupModel(found.hasClientId(), found.problems(), redirectUri, hint, redirectPath));
  }
}
