package droplets.web.testing;

/** A browser: whose session its requests share, once there is one. */
public final class Browser {
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
}
