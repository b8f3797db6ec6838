package droplets.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * The outermost filter: nothing leaves without the {@link SecurityHeaders}, and no exception
 * reaches the container, which might show its message or its stack.
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
    headers.set(response);
    try {
      chain.doFilter(request, response);
    } catch (Exception | Error e) {
      LOG.log(Level.ERROR, "a request failed: " + withoutMessages(e));
      showError(request, response);
    }
  }

  private void showError(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.reset();
    headers.set(response);
    try {
      views.error(request, response, ErrorPage.of(500));
    } catch (ServletException | RuntimeException | Error e) {
      LOG.log(Level.ERROR, "the error page failed: " + withoutMessages(e));
      if (!response.isCommitted()) {
        response.reset();
        headers.set(response);
        response.setStatus(500);
        response.setContentType("text/plain;charset=UTF-8");
        response
            .getOutputStream()
            .write("Something went wrong here.\n".getBytes(StandardCharsets.UTF_8));
      }
    }
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
