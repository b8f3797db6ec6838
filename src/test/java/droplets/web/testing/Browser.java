package droplets.web.testing;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A browser: its requests share the cookies and, once there is one, the session. */
public final class Browser {
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private volatile FakeSession session;

  /** A browser that comes for the first time. */
  public Browser() {}

  /** A browser that brings a session along. */
  public Browser(FakeSession session) {
    this.session = session;
  }

  /** A GET with a query, which may be null. */
  public Visit get(String query) {
    return new Visit(this, "GET", query);
  }

  /** A request that is sent to no servlet. */
  public HttpServletRequest request() {
    return get(null).request();
  }

  public Visit visit(String method) {
    return new Visit(this, method, null);
  }

  public boolean hasSession() {
    return session() != null;
  }

  /** The session as it is now, or null. */
  public FakeSession session() {
    FakeSession present = session;
    return present == null || present.isEnded() ? null : present;
  }

  public FakeSession sessionMade() {
    if (session() == null) {
      session = new FakeSession();
    }
    return session;
  }

  /** The cookies that it sends along. */
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** Takes a cookie of an answer, or forgets it where the answer says so. */
  public void take(Cookie cookie) {
    if (cookie.getMaxAge() == 0) {
      cookies.remove(cookie.getName());
    } else {
      cookies.put(cookie.getName(), cookie.getValue());
    }
  }

  /** The same browser with another's cookies, as when the answer to a request was lost. */
  public Browser withCookiesOf(Map<String, String> kept) {
    Browser same = new Browser(session);
    same.cookies.putAll(kept);
    return same;
  }
}
