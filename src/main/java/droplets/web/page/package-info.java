/**
 * What every page has: the {@link droplets.web.page.Route routes}, the servlet under all servlets,
 * the way to the JSP views and the frame around them, the error page, the one-time message,
 * cookies, the request id, and numbers and times in English. Start reading at {@link
 * droplets.web.page.PageServlet}. This package knows no single page: it imports none of its
 * siblings.
 */
package droplets.web.page;
