package droplets.web.session;

import droplets.web.flow.Flow;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The connection that a sign-in led to, and the record of its flow, as sessions hold them. A
 * browser may send a callback twice and then goes on with one of two sessions. Both share this, so
 * a refresh in one is known in the other, and the end in one is the end in both.
 *
 * <p>Its parts are immutable and change under its own lock. A session store outside the JVM writes
 * the parts as they are at that time.
 */
public final class SharedConnection implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A connection or its sealed form; null when it has ended. */
  private Serializable stored;

  private final String signInId;
  private Flow flow;
  private boolean isInUse;
  private transient boolean isToldUnreadable;

  /**
   * Holds a connection.
   *
   * @param stored the connection or its sealed form
   * @param signInId which sign-in led to it; known even after the connection has ended
   */
  SharedConnection(Serializable stored, String signInId, Flow flow) {
    this.signInId = signInId;
    this.stored = stored;
    this.flow = flow;
  }

  /** The connection as it is stored, absent when it has ended. */
  synchronized Optional<Serializable> stored() {
    return Optional.ofNullable(stored);
  }

  /** Replaces what is stored in one step; null stands for a connection that has ended. */
  synchronized void change(UnaryOperator<Serializable> change) {
    stored = change.apply(stored);
  }

  String signInId() {
    return signInId;
  }

  synchronized Flow flow() {
    return flow;
  }

  synchronized void changeFlow(UnaryOperator<Flow> change) {
    flow = change.apply(flow);
  }

  /** Notes that the browser came back with a session that holds this. */
  synchronized void use() {
    isInUse = true;
  }

  /** Whether the browser ever came back: the answer to its callback has reached it then. */
  public synchronized boolean isInUse() {
    return isInUse;
  }

  /** Whether the log is to be told that this node cannot open it; true once. */
  synchronized boolean tellUnreadable() {
    boolean isFirst = !isToldUnreadable;
    isToldUnreadable = true;
    return isFirst;
  }

  /** Tells neither the connection nor the person. */
  @Override
  public String toString() {
    return "SharedConnection[]";
  }
}
