package droplets.web;

import droplets.web.page.ErrorPage;
import droplets.web.page.RequestId;
import droplets.web.page.Views;
import droplets.web.session.StoreUnavailableException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * The outermost filter: nothing leaves without the {@link SecurityHeaders} and the {@link
 * RequestId}, and no exception reaches the container, which might show its message or its stack.
 */
final class GuardFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(GuardFilter.class.getName());

  private final SecurityHeaders headers;
  private final Views views;

  GuardFilter(SecurityHeaders headers, Views views) {
    this.headers = headers;
    this.views = views;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    setHeaders(request, response);
    try {
      chain.doFilter(request, response);
    } catch (StoreUnavailableException e) {
      // The log has it already.
      showError(request, response, ErrorPage.connectionsUnavailable());
    } catch (Exception | Error e) {
      if (e.getCause() instanceof FileNotFoundException) {
        // How Open Liberty says that somebody asked for a JSP that is none.
        showError(request, response, ErrorPage.of(404));
      } else {
        log("a request failed", request, e);
        showError(request, response, ErrorPage.of(500));
      }
    }
  }

  private void showError(HttpServletRequest request, HttpServletResponse response, ErrorPage page)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.reset();
    setHeaders(request, response);
    try {
      views.error(request, response, page);
    } catch (ServletException | RuntimeException | Error e) {
      log("the error page failed", request, e);
      if (!response.isCommitted()) {
        response.reset();
        setHeaders(request, response);
        response.setStatus(500);
        response.setContentType("text/plain;charset=UTF-8");
        String text = "Something went wrong here. Request id: " + RequestId.of(request) + "\n";
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void setHeaders(HttpServletRequest request, HttpServletResponse response) {
    headers.set(response);
    response.setHeader(RequestId.HEADER, RequestId.of(request));
  }

  private static void log(String what, HttpServletRequest request, Throwable failure) {
    LOG.log(Level.ERROR, what + RequestId.logged(request) + ": " + withoutMessages(failure));
  }

  /** The classes and the stacks. A message may quote the request, and with it a code or a state. */
  private static String withoutMessages(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      text.append(cause.getClass().getName());
      for (StackTraceElement frame : cause.getStackTrace()) {
        text.append("\n\tat ").append(frame);
      }
      text.append(cause.getCause() == null ? "" : "\ncaused by ");
    }
    return text.toString();
  }
}
