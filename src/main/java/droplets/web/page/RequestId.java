package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identifier of a request, which is on the answer, on an error page and in the log. It is not
 * the container's {@code getRequestId()}, which begins again at each start of a server.
 */
public final class RequestId {

  /** The header that carries it: on the answer, and on the request if a proxy has set one. */
  public static final String HEADER = "X-Request-Id";

  /** The request attribute from which error.jsp reads it. */
  private static final String ATTRIBUTE = "requestId";

  /**
   * Anybody can send the header, so an id is taken only if it can do no harm in a log or a page.
   */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** Returns the request's id: the one that came with it, or a new one. */
  public static String of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof String known) {
      return known;
    }
    String given = request.getHeader(HEADER);
    boolean taken = given != null && HARMLESS.matcher(given).matches();
    String id = taken ? given : UUID.randomUUID().toString();
    request.setAttribute(ATTRIBUTE, id);
    return id;
  }

  /** Returns the end of a line in the log, of the same form as in the client's lines. */
  public static String logged(HttpServletRequest request) {
    return " for_request=" + of(request);
  }
}
