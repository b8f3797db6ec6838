package droplets.web.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One lock per key, so that nobody waits for another's. A lock lives while somebody uses it. */
final class KeyedLocks {

  private final ConcurrentMap<String, Entry> entries = new ConcurrentHashMap<>();

  private static final class Entry {
    final ReentrantLock lock = new ReentrantLock();
    int users;
  }

  <T> T with(String key, Supplier<T> action) {
    Entry entry =
        entries.compute(
            key,
            (k, present) -> {
              Entry used = present == null ? new Entry() : present;
              used.users++;
              return used;
            });
    entry.lock.lock();
    try {
      return action.get();
    } finally {
      entry.lock.unlock();
      entries.computeIfPresent(key, (k, used) -> --used.users == 0 ? null : used);
    }
  }
}
