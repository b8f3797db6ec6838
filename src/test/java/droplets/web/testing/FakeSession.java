package droplets.web.testing;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A session as a container keeps it: attributes, an id that can change, and an end. */
public class FakeSession implements HttpSession {
  private final Map<String, Object> attributes = new ConcurrentHashMap<>();
  private volatile String id = UUID.randomUUID().toString();
  private volatile boolean ended;

  public String changeId() {
    id = UUID.randomUUID().toString();
    return id;
  }

  public boolean isEnded() {
    return ended;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public Object getAttribute(String name) {
    checkNotEnded();
    return attributes.get(name);
  }

  @Override
  public Enumeration<String> getAttributeNames() {
    checkNotEnded();
    return Collections.enumeration(attributes.keySet());
  }

  @Override
  public void setAttribute(String name, Object value) {
    checkNotEnded();
    attributes.put(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    checkNotEnded();
    attributes.remove(name);
  }

  @Override
  public void invalidate() {
    checkNotEnded();
    ended = true;
  }

  @Override
  public boolean isNew() {
    return false;
  }

  @Override
  public long getCreationTime() {
    return 0;
  }

  @Override
  public long getLastAccessedTime() {
    return 0;
  }

  @Override
  public int getMaxInactiveInterval() {
    return 0;
  }

  @Override
  public void setMaxInactiveInterval(int seconds) {}

  @Override
  public ServletContext getServletContext() {
    throw new UnsupportedOperationException();
  }

  private void checkNotEnded() {
    if (ended) {
      throw new IllegalStateException("the session has ended");
    }
  }
}
