package droplets.sandbox;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What tests have arranged for the requests to come, each arrangement used once. */
final class Arrangements {
  private final Map<RequestKind, Queue<Fault>> faults = new EnumMap<>(RequestKind.class);
  private final Map<RequestKind, Queue<Gate>> gates = new EnumMap<>(RequestKind.class);

  Arrangements() {
    for (RequestKind operation : RequestKind.values()) {
      faults.put(operation, new ArrayDeque<>());
      gates.put(operation, new ArrayDeque<>());
    }
  }

  synchronized void fail(RequestKind operation, Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      faults.get(operation).add(fault);
    }
  }

  synchronized void hold(RequestKind operation, Gate gate, int times) {
    for (int i = 0; i < times; i++) {
      gates.get(operation).add(gate);
    }
  }

  synchronized Optional<Fault> nextFault(RequestKind operation) {
    return Optional.ofNullable(faults.get(operation).poll());
  }

  synchronized Optional<Gate> nextGate(RequestKind operation) {
    return Optional.ofNullable(gates.get(operation).poll());
  }
}
