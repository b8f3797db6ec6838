package droplets.web;

import droplets.web.page.ErrorPage;
import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Views;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /assets/HASH/FILE}: the static files. Browsers keep a file for a year, because the
 * address changes when a file does. At an address without a hash browsers ask again each time. Any
 * other address gets the 404 page.
 */
final class AssetServlet extends PageServlet {

  private static final long serialVersionUID = 1L;

  private final Assets assets;

  AssetServlet(Assets assets, Views views) {
    super(Route.ASSETS, views);
    this.assets = assets;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    String underHash = "/" + assets.hash() + "/";
    boolean hashed = path.startsWith(underHash);
    Optional<Assets.File> file =
        assets.file(hashed ? path.substring(underHash.length()) : path.replaceFirst("^/", ""));
    if (file.isEmpty()) {
      views().error(request, response, ErrorPage.of(404));
      return;
    }
    response.setHeader(
        "Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    response.setContentType(file.get().type());
    response.setContentLength(file.get().content().length);
    response.getOutputStream().write(file.get().content());
  }
}
