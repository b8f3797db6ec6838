package droplets.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Leads each path to its endpoint. */
final class RouteTable {
  /** An endpoint, its method, and the kind of a request there, if it has one. */
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

  /** Adds all paths with one more segment. */
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

  /** The kind of a request, whatever its method. */
  Optional<RequestKind> kind(ReceivedRequest request) {
    return find(request.path()).flatMap(route -> route.kind().apply(request));
  }
}
