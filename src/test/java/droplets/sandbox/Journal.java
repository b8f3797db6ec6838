package droplets.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Remembers every request of one sandbox, in the order of arrival. */
final class Journal {
  private final List<ReceivedRequest> requests = new ArrayList<>();

  synchronized void add(ReceivedRequest request) {
    requests.add(request);
  }

  synchronized List<ReceivedRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }
}
