/**
 * The parts that all pages share: the {@link droplets.web.page.Route routes}, the base class of the
 * servlets, the JSP views and the frame around them, the error page, the one-time message, cookies,
 * the request id, what the browser says of a request, the application's shutdown, and numbers and
 * times in English. Start reading at {@link droplets.web.page.PageServlet}. This package imports
 * none of the other packages of {@code droplets.web}.
 */
package droplets.web.page;
