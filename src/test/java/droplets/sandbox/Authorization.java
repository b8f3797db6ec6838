package droplets.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides on authorization requests, and leads the browser back to the application. */
record Authorization(Supplier<SandboxOptions> options, Grants grants, ApiDoor door, String issuer) {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final Duration UNREACHABLE_FOR = Duration.ofMinutes(1);
  static final String UNKNOWN_CLIENT =
      "Client authentication failed due to unknown client, no client authentication included, or"
          + " unsupported authentication method.";
  private static final String BAD_REDIRECT_URI = "The redirect uri included is not valid.";
  private static final String BAD_RESPONSE_TYPE =
      "The authorization server does not support this response type.";
  private static final String BAD_SCOPE = "The requested scope is invalid, unknown, or malformed.";
  private static final String DENIED =
      "The resource owner or authorization server denied the request.";

  /** The answer to an authorization request. */
  sealed interface Outcome permits Refused, SentBack, Asked {}

  /** A page with one line. There is no redirect, because the callback cannot be trusted. */
  record Refused(String line) implements Outcome {}

  /** A redirect to the callback with an error. */
  record SentBack(String location) implements Outcome {}

  /** The consent page. */
  record Asked(AuthorizeParameters request, Scopes scopes) implements Outcome {}

  Outcome check(AuthorizeParameters request) {
    SandboxOptions current = options.get();
    if (request.clientId().filter(current.clientId()::equals).isEmpty()) {
      return new Refused(UNKNOWN_CLIENT);
    }
    if (request.redirectUri().filter(current.redirectUris()::contains).isEmpty()) {
      return new Refused(BAD_REDIRECT_URI);
    }
    if (request.responseType().filter("code"::equals).isEmpty()) {
      return new Refused(BAD_RESPONSE_TYPE);
    }
    // DigitalOcean once took a missing scope for read. Today its documentation says nothing.
    Scopes scopes = Scopes.parse(request.scope().orElse("read")).orElse(null);
    if (scopes == null) {
      return new Refused(BAD_SCOPE);
    }
    if (!challengeIsAcceptable(request, current)) {
      return new SentBack(back(request, Map.of("error", "invalid_request"), request.state()));
    }
    if (request.prompt().filter("none"::equals).isPresent()) {
      return new SentBack(back(request, Map.of("error", "consent_required"), request.state()));
    }
    return new Asked(request, scopes);
  }

  /** Issues a code, as pressing Approve does. Returns the address to go back to. */
  String approve(Asked asked, Team team, Fault fault) {
    AuthorizeParameters request = asked.request();
    if (fault == Fault.API_UNREACHABLE) {
      door.closeFor(UNREACHABLE_FOR);
    }
    Grant grant =
        new Grant(
            request.clientId().orElseThrow(),
            request.redirectUri().orElseThrow(),
            fault == Fault.WRONG_VERIFIER
                ? Optional.of(Grants.randomText())
                : request.codeChallenge(),
            asked.scopes(),
            team,
            fault,
            new Arrangements());
    String code = grants.issueCode(grant, CODE_LIFE);
    Optional<String> state =
        fault == Fault.WRONG_STATE ? Optional.of(Grants.randomText()) : request.state();
    return back(request, Map.of("code", code), state);
  }

  /** The address to go back to after pressing Deny. */
  String deny(Asked asked) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", "access_denied");
    parameters.put("error_description", DENIED);
    AuthorizeParameters request = asked.request();
    return back(
        request, parameters, request.state().filter(state -> options.get().stateInDenial()));
  }

  private static boolean challengeIsAcceptable(
      AuthorizeParameters request, SandboxOptions current) {
    if (request.codeChallenge().isEmpty()) {
      return !current.publicClient();
    }
    return request.codeChallengeMethod().filter("S256"::equals).isPresent();
  }

  private String back(
      AuthorizeParameters request, Map<String, String> result, Optional<String> state) {
    Map<String, String> parameters = new LinkedHashMap<>(result);
    state.ifPresent(value -> parameters.put("state", value));
    if (options.get().issuerInCallback()) {
      parameters.put("iss", issuer);
    }
    String callback = request.redirectUri().orElseThrow();
    return callback + (callback.contains("?") ? "&" : "?") + FormData.write(parameters);
  }
}
