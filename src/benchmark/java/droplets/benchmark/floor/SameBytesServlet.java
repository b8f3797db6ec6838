package droplets.benchmark.floor;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code GET /bytes/NAME}: the bytes of a page that the benchmark has put into a directory. */
public final class SameBytesServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Map<String, byte[]> pages = new ConcurrentHashMap<>();

  /** For the container. */
  public SameBytesServlet() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    write(response, page(pages, request));
  }

  static byte[] page(Map<String, byte[]> pages, HttpServletRequest request) throws IOException {
    String name = request.getPathInfo().substring(1);
    byte[] page = pages.get(name);
    if (page == null) {
      page = Files.readAllBytes(Path.of(System.getProperty("benchmark.pages"), name));
      pages.put(name, page);
    }
    return page;
  }

  static void write(HttpServletResponse response, byte[] page) throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
