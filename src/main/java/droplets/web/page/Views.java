package droplets.web.page;

import droplets.digitalocean.Identity;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Forwards to the JSP views. A view reads its own values from the request attribute {@code model},
 * and the frame around it reads its values from {@code frame}. The error page also reads the
 * attributes that its request was given.
 */
public final class Views {

  private final Function<HttpServletRequest, Optional<SignedInPerson>> people;
  private final String base;
  private final String assets;
  private final boolean isSandbox;
  private final Shutdown shutdown;

  /**
   * Makes the views of an application.
   *
   * @param people finds the connected person of a request, absent if nobody is connected
   * @param base the context path
   * @param assets the address of the static files
   * @param isSandbox whether the sandbox answers in DigitalOcean's place
   * @param shutdown the application's end, after which there are no views
   */
  public Views(
      Function<HttpServletRequest, Optional<SignedInPerson>> people,
      String base,
      String assets,
      boolean isSandbox,
      Shutdown shutdown) {
    this.people = people;
    this.base = base;
    this.assets = assets;
    this.isSandbox = isSandbox;
    this.shutdown = shutdown;
  }

  /** The application's end. */
  Shutdown shutdown() {
    return shutdown;
  }

  /**
   * Shows a view.
   *
   * @param view the name of its file in {@code WEB-INF/views}, without {@code .jsp}
   * @param model its values
   */
  public void show(
      HttpServletRequest request, HttpServletResponse response, String view, Object model)
      throws ServletException, IOException {
    if (shutdown.hasBegun()) {
      PlainPage.stopping(request, response);
      return;
    }
    Optional<SignedInPerson> person = people.apply(request);
    request.setAttribute(
        "frame",
        new PageFrame(
            base,
            assets,
            isSandbox,
            person.isPresent(),
            person.map(SignedInPerson::identity).orElse(Identity.UNKNOWN),
            person.map(SignedInPerson::formToken).orElse("")));
    request.setAttribute("model", model);
    response.setContentType("text/html;charset=UTF-8");
    request
        .getRequestDispatcher("/WEB-INF/views/" + view + ".jsp")
        .forward(readable(request), response);
  }

  /** Lets a JSP take each request for a GET, because it answers PUT or OPTIONS without the page. */
  private static HttpServletRequest readable(HttpServletRequest request) {
    if (Route.INDEX.methods().contains(request.getMethod())) {
      return request;
    }
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getMethod() {
        return "GET";
      }
    };
  }

  /** Shows the error page with its status and, if it tells a wait, {@code Retry-After}. */
  public void error(HttpServletRequest request, HttpServletResponse response, ErrorPage page)
      throws ServletException, IOException {
    response.setStatus(page.status());
    if (page.retryAfter() > 0) {
      response.setHeader("Retry-After", Long.toString(page.retryAfter()));
    }
    show(request, response, "error", page);
  }
}
