package droplets.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Remembers every request of one sandbox, in the order of arrival, and those answers that gave
 * something away: codes and tokens.
 */
final class Journal {
  /**
   * A request.
   *
   * @param kind its kind, if it has one
   * @param grant the grant whose code or token it carries
   */
  record Entry(
      ReceivedRequest request,
      Optional<RequestKind> kind,
      Optional<Grant> grant,
      Instant arrivedAt) {
    boolean isOf(RequestKind wanted) {
      return kind.filter(wanted::equals).isPresent();
    }

    boolean isOf(Grant wanted) {
      return grant.filter(wanted::equals).isPresent();
    }
  }

  /**
   * A decision on the consent page.
   *
   * @param asked the query of the authorization request
   * @param callback where the browser was to go next
   * @param fault the fault that was picked
   */
  record Decision(String asked, String callback, Fault fault, Instant at) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Reply> replies = new HashMap<>();
  private final List<Decision> decisions = new ArrayList<>();

  synchronized void add(Entry entry) {
    entries.add(entry);
  }

  synchronized void answered(Entry entry, Reply reply) {
    if (entry.isOf(RequestKind.TOKEN) || entry.isOf(RequestKind.REFRESH)) {
      replies.put(entry.request().requestId(), reply);
    }
  }

  synchronized void decided(Decision decision) {
    decisions.add(decision);
  }

  /** The last decision before a moment that is wanted. */
  synchronized Optional<Decision> lastDecision(Instant before, Predicate<Decision> wanted) {
    return decisions.stream()
        .filter(decision -> !decision.at().isAfter(before))
        .filter(wanted)
        .reduce((earlier, later) -> later);
  }

  /** The first request after a moment that is wanted. */
  synchronized Optional<ReceivedRequest> first(Instant after, Predicate<Entry> wanted) {
    return entries.stream()
        .filter(entry -> !entry.arrivedAt().isBefore(after))
        .filter(wanted)
        .map(Entry::request)
        .findFirst();
  }

  /** The fault that a request met, if it was picked at approval. */
  synchronized Optional<Fault> faultOf(ReceivedRequest request) {
    return entries.stream()
        .filter(entry -> entry.request() == request)
        .flatMap(
            entry ->
                entry.grant().map(Grant::fault).stream()
                    .filter(fault -> entry.kind().filter(fault::spoils).isPresent()))
        .findFirst();
  }

  /** The answer to a request, if it gave something away. */
  synchronized Optional<Reply> reply(ReceivedRequest request) {
    return Optional.ofNullable(replies.get(request.requestId()));
  }

  synchronized List<ReceivedRequest> requests(Predicate<Entry> wanted) {
    return entries.stream().filter(wanted).map(Entry::request).toList();
  }

  synchronized void clear() {
    entries.clear();
    replies.clear();
    decisions.clear();
  }
}
