package droplets.sandbox;

import java.util.Optional;
import java.util.function.BiFunction;

/** Lets a request through to the API if its access token is alive and has the needed scope. */
record ApiGuard(Grants grants, ApiErrors errors) {
  Endpoint protect(String scope, BiFunction<ReceivedRequest, Grant, Reply> resource) {
    return request -> {
      Optional<TokenPair> pair = request.bearer().flatMap(grants::pairOf);
      if (pair.isEmpty()) {
        return errors.unauthorized();
      }
      Grant grant = pair.get().grant();
      return grant.scopes().allow(scope) ? resource.apply(request, grant) : errors.forbidden();
    };
  }
}
