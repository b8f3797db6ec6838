package droplets.benchmark.floor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code GET /call/NAME?QUERY}: makes the call that the application makes for a page, reads the
 * answer without looking at it, and writes the bytes of the page.
 */
public final class SameCallServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, byte[]> pages = new ConcurrentHashMap<>();

  /** For the container. */
  public SameCallServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    URI list =
        URI.create(System.getProperty("benchmark.api") + "/droplets?" + request.getQueryString());
    HttpURLConnection connection = (HttpURLConnection) list.toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + "0".repeat(64));
    byte[] buffer = new byte[16 * 1024];
    try (InputStream body = connection.getInputStream()) {
      while (body.read(buffer) >= 0) {
        // Nothing is made of it.
      }
    }
    SameBytesServlet.write(response, SameBytesServlet.page(pages, request));
  }
}
