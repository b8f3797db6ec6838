package droplets.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Remembers every request of one sandbox, in the order of arrival. */
final class Journal {
  /** A request, its kind if it has one, and the grant whose code or token it carries. */
  record Entry(ReceivedRequest request, Optional<RequestKind> kind, Optional<Grant> grant) {
    boolean isOf(RequestKind wanted) {
      return kind.filter(wanted::equals).isPresent();
    }

    boolean isOf(Grant wanted) {
      return grant.filter(wanted::equals).isPresent();
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  synchronized void add(Entry entry) {
    entries.add(entry);
  }

  synchronized List<ReceivedRequest> requests(Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).map(Entry::request).toList();
  }

  synchronized void clear() {
    entries.clear();
  }
}
