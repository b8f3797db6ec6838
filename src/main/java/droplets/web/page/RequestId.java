package droplets.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What ties together an answer, its error page and the lines it caused in the log. Not the
 * container's {@code getRequestId()}, which counts from the start of each server.
 */
public final class RequestId {

  /** The header of the answer, and that of a proxy which has an id for the request already. */
  public static final String HEADER = "X-Request-Id";

  /** Where error.jsp finds it. */
  private static final String ATTRIBUTE = "requestId";

  /** An id of a browser is as good as one of a proxy, so it must not do harm in a log or a page. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private RequestId() {}

  /** The request's id, the same until it is answered. */
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

  /** What a line in the log ends with, named as in those of the client. */
  public static String logged(HttpServletRequest request) {
    return " for_request=" + of(request);
  }
}
