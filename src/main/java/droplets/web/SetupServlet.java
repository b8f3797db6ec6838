package droplets.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;

/**
 * {@code GET /} while the application cannot connect anybody: which OAuth application to register,
 * which settings to set, and what is wrong with those that are.
 */
final class SetupServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final SettingsReader.Result found;

  SetupServlet(SettingsReader.Result found, Views views) {
    super(READING, views);
    this.found = found;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String callbackPath = getServletContext().getContextPath() + Routes.CALLBACK;
    boolean isUsable = found.isRedirectUriUsable();
    String callbackUrl =
        isUsable
            ? found.redirectUri()
            : URI.create(SettingsReader.DEFAULT_REDIRECT_URI).resolve(callbackPath).toString();
    String hint = isUsable ? CallbackHint.of(request, URI.create(callbackUrl)).orElse("") : "";
    views()
        .show(
            request,
            response,
            "setup",
            new SetupModel(found.hasClientId(), found.problems(), callbackUrl, hint, callbackPath));
  }
}
