package droplets.web;

/** A browser: whose session its requests share, once there is one. */
final class Browser {
  private volatile FakeSession session;

  /** A browser that comes for the first time. */
  Browser() {}

  /** A browser that brings a session along. */
  Browser(FakeSession session) {
    this.session = session;
  }

  /** A GET with a query, which may be null. */
  Visit get(String query) {
    return new Visit(this, "GET", query);
  }

  Visit visit(String method) {
    return new Visit(this, method, null);
  }

  boolean hasSession() {
    return session() != null;
  }

  /** The session as it is now, or null. */
  FakeSession session() {
    FakeSession present = session;
    return present == null || present.isEnded() ? null : present;
  }

  FakeSession sessionMade() {
    if (session() == null) {
      session = new FakeSession();
    }
    return session;
  }
}
