package droplets.journeys;

import droplets.sandbox.ReceivedRequest;
import droplets.sandbox.RequestKind;
import java.util.List;
import java.util.function.Function;

/**
 * The requests that arrived at the sandbox since this was made.
 *
 * @param requests those of a kind, before and since
 * @param last the number of the last request before
 */
record Calls(Function<RequestKind, List<ReceivedRequest>> requests, long last) {
  List<ReceivedRequest> of(RequestKind kind) {
    return requests.apply(kind).stream().filter(request -> request.number() > last).toList();
  }

  int count(RequestKind kind) {
    return of(kind).size();
  }
}
