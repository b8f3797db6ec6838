package droplets.sandbox;

import java.util.Optional;
import java.util.function.BiFunction;

/** Lets requests with a living access token and the scope they need through to the API. */
final class ApiGuard {
  private final Grants grants;
  private final ApiErrors errors;

  ApiGuard(Grants grants, ApiErrors errors) {
    this.grants = grants;
    this.errors = errors;
  }

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
