package droplets.web;

import droplets.web.page.ErrorPage;
import droplets.web.page.PlainPage;
import droplets.web.page.RequestId;
import droplets.web.page.Shutdown;
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

/**
 * The outermost filter: every answer has the {@link SecurityHeaders} and the {@link RequestId}, and
 * no exception reaches the container, which might show its text or its stack trace.
 */
final class GuardFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(GuardFilter.class.getName());

  private final SecurityHeaders headers;
  private final Views views;
  private final Shutdown shutdown;

  GuardFilter(SecurityHeaders headers, Views views, Shutdown shutdown) {
    this.headers = headers;
    this.views = views;
    this.shutdown = shutdown;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    shutdown.requestBegins();
    try {
      setHeaders(request, response);
      chain.doFilter(request, response);
    } catch (StoreUnavailableException e) {
      // The log has it already.
      showError(request, response, ErrorPage.connectionsUnavailable());
    } catch (Exception | Error e) {
      if (shutdown.hasBegun()) {
        // The container has let go of what was needed.
        LOG.log(Level.INFO, "the application stopped first" + RequestId.logged(request));
        showError(request, response, ErrorPage.of(503));
      } else if (e.getCause() instanceof FileNotFoundException) {
        // Open Liberty throws this when a request names a JSP that does not exist.
        showError(request, response, ErrorPage.of(404));
      } else {
        log("a request failed", request, e);
        showError(request, response, ErrorPage.of(500));
      }
    } finally {
      shutdown.requestEnds();
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
      boolean isStopping = shutdown.hasBegun();
      if (!isStopping) {
        log("the error page failed", request, e);
      }
      if (!response.isCommitted()) {
        response.reset();
        setHeaders(request, response);
        if (isStopping) {
          PlainPage.stopping(request, response);
        } else {
          PlainPage.failed(request, response);
        }
      }
    }
  }

  private void setHeaders(HttpServletRequest request, HttpServletResponse response) {
    headers.set(response);
    response.setHeader(RequestId.HEADER, RequestId.of(request));
  }

  private static void log(String what, HttpServletRequest request, Throwable failure) {
    LOG.log(Level.ERROR, what + RequestId.logged(request) + ": " + withoutTexts(failure));
  }

  /**
   * Returns the classes and the stack traces only. The text of an exception may quote the request,
   * and with it a code or a state.
   */
  private static String withoutTexts(Throwable failure) {
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
