package droplets.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which endpoint answers which path, and what for. */
final class RouteTable {
  /** A path's endpoint; {@code kind} is what a request there counts as, if anything. */
  record Route(
      String method, Function<ReceivedRequest, Optional<RequestKind>> kind, Endpoint endpoint) {}

  private final Map<String, Route> exact = new LinkedHashMap<>();
  private final Map<String, Route> below = new LinkedHashMap<>();

  RouteTable add(String method, String path, Endpoint endpoint) {
    exact.put(path, new Route(method, request -> Optional.empty(), endpoint));
    return this;
  }

  RouteTable add(String method, String path, RequestKind kind, Endpoint endpoint) {
    exact.put(path, new Route(method, request -> Optional.of(kind), endpoint));
    return this;
  }

  RouteTable add(
      String method, String path, Function<ReceivedRequest, RequestKind> kind, Endpoint endpoint) {
    exact.put(path, new Route(method, kind.andThen(Optional::of), endpoint));
    return this;
  }

  /** For all paths of one more segment. */
  RouteTable addBelow(String method, String parent, RequestKind kind, Endpoint endpoint) {
    below.put(parent, new Route(method, request -> Optional.of(kind), endpoint));
    return this;
  }

  Optional<Route> find(String path) {
    Route route = exact.get(path);
    if (route != null) {
      return Optional.of(route);
    }
    return Optional.ofNullable(below.get(path.substring(0, Math.max(0, path.lastIndexOf('/')))));
  }

  /** What a request is for, wherever it is routed to and whatever its method is. */
  Optional<RequestKind> kind(ReceivedRequest request) {
    return find(request.path()).flatMap(route -> route.kind().apply(request));
  }
}
