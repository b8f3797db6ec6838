package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A page of one or two sentences, for when no view can be shown. */
public final class PlainPage {

  private static final int RETRY_AFTER_SECONDS = 30;

  private PlainPage() {}

  /** The application is being stopped, and may be back in a moment (503). */
  public static void stopping(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    send(
        request,
        response,
        503,
        "This application is being stopped or restarted. Try again in a moment.");
  }

  /** The application failed, and so did its error page (500). */
  public static void failed(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(request, response, 500, "Something went wrong here.");
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, int status, String text)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    String page = text + " Request id: " + RequestId.of(request) + "\n";
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    // A container that stops may close the connection before it flushes the answer itself.
    response.setContentLengthLong(bytes.length);
    response.getOutputStream().write(bytes);
    response.flushBuffer();
  }
}
