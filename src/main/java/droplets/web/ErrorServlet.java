package droplets.web;

import droplets.web.page.ErrorPage;
import droplets.web.page.Views;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers every address that no other servlet answers, with the 404 page. web.xml also sends here
 * the errors that the container finds by itself; they get the page for their status.
 */
final class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final Views views;

  ErrorServlet(Views views) {
    this.views = views;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean containerError =
        request.getDispatcherType() == DispatcherType.ERROR && status instanceof Integer;
    views.error(request, response, ErrorPage.of(containerError ? (Integer) status : 404));
  }
}
