package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answer to an {@link AuthorizationRequest}: the query with which the browser comes back to the
 * redirect URI (RFC 6749 section 4.1.2, RFC 9207). Anybody can send a browser there, so use nothing
 * in the answer before {@link #outcome} has returned {@link Outcome#GRANTED}.
 */
public final class AuthorizationResponse {

  private static final String STATE = "state";
  private static final String CODE = "code";
  private static final String ERROR = "error";
  private static final String ISSUER = "iss";

  private static final List<String> NAMES = List.of(CODE, STATE, ISSUER, ERROR);

  private static final String DENIED = "access_denied";

  /** RFC 6749 section 4.1.2.1 and, for {@code prompt=none}, OpenID Connect Core 3.1.2.6. */
  private static final Set<String> KNOWN_ERRORS =
      Set.of(
          "invalid_request",
          "unauthorized_client",
          DENIED,
          "unsupported_response_type",
          "invalid_scope",
          "server_error",
          "temporarily_unavailable",
          "interaction_required",
          "login_required",
          "account_selection_required",
          "consent_required");

  /** The meaning of an answer for a request. */
  public enum Outcome {
    /** DigitalOcean grants access: exchange the authorization code. */
    GRANTED,
    /** The person denied access, or DigitalOcean did ({@code access_denied}). */
    DENIED,
    /** DigitalOcean cannot answer at the moment; a new sign-in may succeed. */
    UNAVAILABLE,
    /** DigitalOcean refused the request for another reason; see {@link #knownError}. */
    REFUSED,
    /** The answer belongs to another request or to none; somebody may have made it up. */
    WRONG_STATE,
    /** The answer comes from another authorization server. */
    WRONG_ISSUER,
    /** There is neither an error nor an authorization code. */
    NO_CODE,
    /** One of the four parameters stands twice or cannot be decoded. */
    MALFORMED
  }

  private final Map<String, String> parameters;
  private final boolean isMalformed;

  private AuthorizationResponse(Map<String, String> parameters, boolean isMalformed) {
    this.parameters = parameters;
    this.isMalformed = isMalformed;
  }

  /**
   * Reads {@code state}, {@code code}, {@code error} and {@code iss}. Any other parameter is
   * ignored, even a malformed one (RFC 6749 section 4.1.2).
   *
   * @param query the query as it came, not decoded; null if there was none
   * @return the answer; if it is malformed, {@link #outcome} tells so
   */
  public static AuthorizationResponse parse(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query == null ? new String[0] : query.split("&")) {
      String[] parts = parameter.split("=", 2);
      String name = FormEncoding.decode(parts[0]).orElse("");
      if (NAMES.contains(name)) {
        Optional<String> value = FormEncoding.decode(parts.length > 1 ? parts[1] : "");
        if (value.isEmpty() || parameters.put(name, value.get()) != null) {
          return new AuthorizationResponse(Map.of(), true);
        }
      }
    }
    return new AuthorizationResponse(parameters, false);
  }

  /**
   * Returns the meaning of this answer for a request. It checks, in this order: whether the answer
   * is malformed; {@code state}, which must be exactly the request's, but may be missing from a
   * denial by DigitalOcean; the error; then, if there is none, the issuer, if the answer names one,
   * and the code. An error grants nothing, so its issuer does not matter.
   */
  public Outcome outcome(AuthorizationRequest request) {
    if (isMalformed) {
      return Outcome.MALFORMED;
    }
    boolean isDenialWithoutState = state().isEmpty() && error().equals(DENIED);
    if (!isDenialWithoutState && !isSame(state(), request.state())) {
      return Outcome.WRONG_STATE;
    }
    return switch (error()) {
      case "" -> outcomeWithoutError(request.issuer());
      case DENIED -> Outcome.DENIED;
      case "server_error", "temporarily_unavailable" -> Outcome.UNAVAILABLE;
      default -> Outcome.REFUSED;
    };
  }

  private Outcome outcomeWithoutError(String expectedIssuer) {
    String issuer = get(ISSUER);
    if (!issuer.isEmpty() && !issuer.equals(expectedIssuer)) {
      return Outcome.WRONG_ISSUER;
    }
    return code().isBlank() ? Outcome.NO_CODE : Outcome.GRANTED;
  }

  /**
   * Whether one of the four parameters stands twice or cannot be decoded. Then all of them read as
   * empty.
   */
  public boolean isMalformed() {
    return isMalformed;
  }

  /** The {@code state} as it came, or empty. A program finds the request by it. */
  public String state() {
    return get(STATE);
  }

  /** The authorization code as it came, or empty. It is a secret. */
  public String code() {
    return get(CODE);
  }

  /** The error code as it came, or empty. Foreign text: do not show or log it. */
  public String error() {
    return get(ERROR);
  }

  /**
   * The error code if RFC 6749 or OpenID Connect defines it, such as {@code invalid_scope};
   * otherwise empty. It may be shown and logged.
   */
  public String knownError() {
    return KNOWN_ERRORS.contains(error()) ? error() : "";
  }

  /**
   * The parameters that came, with {@code $NAMES} in place of all values but a known error. They
   * may be shown and logged.
   */
  public List<NamedValue> shown() {
    List<NamedValue> shown = new ArrayList<>();
    for (String name : NAMES) {
      if (!get(name).isEmpty()) {
        boolean isTold = name.equals(ERROR) && !knownError().isEmpty();
        shown.add(
            new NamedValue(name, isTold ? knownError() : "$" + name.toUpperCase(Locale.ROOT)));
      }
    }
    return shown;
  }

  private String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Compares in constant time, so that the time tells nothing about the secret. */
  private static boolean isSame(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  /** Names no part, because each is a secret or foreign text. */
  @Override
  public String toString() {
    return "AuthorizationResponse[]";
  }
}
