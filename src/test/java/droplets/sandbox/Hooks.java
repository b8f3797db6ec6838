package droplets.sandbox;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** What tests have arranged for the requests to come, each arrangement used once. */
final class Hooks {
  private final Map<Operation, Queue<Fault>> faults = new EnumMap<>(Operation.class);
  private final Map<Operation, Queue<Gate>> gates = new EnumMap<>(Operation.class);

  Hooks() {
    for (Operation operation : Operation.values()) {
      faults.put(operation, new ArrayDeque<>());
      gates.put(operation, new ArrayDeque<>());
    }
  }

  synchronized void fail(Operation operation, Fault fault, int times) {
    for (int i = 0; i < times; i++) {
      faults.get(operation).add(fault);
    }
  }

  synchronized void hold(Operation operation, Gate gate, int times) {
    for (int i = 0; i < times; i++) {
      gates.get(operation).add(gate);
    }
  }

  synchronized Optional<Fault> nextFault(Operation operation) {
    return Optional.ofNullable(faults.get(operation).poll());
  }

  synchronized Optional<Gate> nextGate(Operation operation) {
    return Optional.ofNullable(gates.get(operation).poll());
  }
}
