package droplets.sandbox;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The faults and gates that a test has arranged for the requests to come, each used once. */
public final class Arrangements {
  private final Map<RequestKind, Queue<Fault>> faults = new EnumMap<>(RequestKind.class);
  private final Map<RequestKind, Queue<Gate>> gates = new EnumMap<>(RequestKind.class);

  Arrangements() {
    for (RequestKind kind : RequestKind.values()) {
      faults.put(kind, new ArrayDeque<>());
      gates.put(kind, new ArrayDeque<>());
    }
  }

  /**
   * Lets the next requests of a kind fail. Several calls queue up; {@link Fault#NOTHING} lets a
   * request succeed in between. (The JDK repeats a GET by itself that got no answer, so a dropped
   * one has to be dropped twice.)
   *
   * @throws IllegalArgumentException for {@link Fault#SHORT_LIVED_TOKEN}, which belongs to a grant
   */
  public synchronized void failNext(RequestKind kind, Fault fault, int times) {
    if (fault == Fault.SHORT_LIVED_TOKEN) {
      throw new IllegalArgumentException("a token's life is decided at approval");
    }
    for (int i = 0; i < times; i++) {
      faults.get(kind).add(fault);
    }
  }

  /** Holds the answers to the next requests of a kind until they are released. */
  public synchronized Gate holdNext(RequestKind kind, int requests) {
    Gate gate = new Gate(requests);
    for (int i = 0; i < requests; i++) {
      gates.get(kind).add(gate);
    }
    return gate;
  }

  synchronized Optional<Fault> nextFault(RequestKind kind) {
    return Optional.ofNullable(faults.get(kind).poll());
  }

  synchronized Optional<Gate> nextGate(RequestKind kind) {
    return Optional.ofNullable(gates.get(kind).poll());
  }
}
