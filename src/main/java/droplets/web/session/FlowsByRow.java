package droplets.web.session;

import droplets.web.flow.Flow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The records of flows as far as this node saw them, by the key of the connection's row. The five
 * hundred that were used last are kept.
 */
final class FlowsByRow {

  private static final int MOST = 500;

  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Entry(Optional<String> signInId, Flow flow) {}

  synchronized void put(String key, String signInId, Flow flow) {
    keep(key, new Entry(Optional.of(signInId), flow));
  }

  synchronized Optional<String> signInId(String key) {
    return Optional.ofNullable(entries.get(key)).flatMap(Entry::signInId);
  }

  synchronized Flow flow(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::flow).orElse(Flow.NONE);
  }

  synchronized void change(String key, UnaryOperator<Flow> change) {
    keep(key, new Entry(signInId(key), change.apply(flow(key))));
  }

  private void keep(String key, Entry entry) {
    entries.put(key, entry);
    if (entries.size() > MOST) {
      // The first is the one that nobody has used for longest.
      entries.remove(entries.keySet().iterator().next());
    }
  }
}
