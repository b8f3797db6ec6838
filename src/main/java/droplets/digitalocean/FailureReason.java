package droplets.digitalocean;

import java.util.Locale;

/** Why a call failed. Their {@link #word words} follow {@code reason=} in the log. */
public enum FailureReason {
  /** The name of the host cannot be looked up. */
  NAME_UNKNOWN,
  /** The address accepts no connection. */
  CONNECTION_REFUSED,
  /** TLS failed, for example because the JVM does not trust the certificate. */
  TLS,
  /** There is no connection for another reason. */
  NO_CONNECTION,
  /** The limit on connecting was reached. */
  CONNECT_TIMEOUT,
  /** The limit on one read was reached. */
  READ_TIMEOUT,
  /** The limit on the whole call was reached. */
  CALL_TIMEOUT,
  /** The client was closed, or the waiting thread was interrupted. */
  GIVEN_UP,
  /** The connection was closed without an answer. */
  CLOSED,
  /** The answer is no HTTP. */
  NO_HTTP,
  /** The answer is a redirect, or has another status below 400 that is not expected. */
  UNEXPECTED_STATUS,
  /** The answer is no JSON. */
  NO_JSON,
  /** The answer ends too early, or its compressed body is damaged. */
  CUT_OFF,
  /** The answer is longer, or has more elements, than any good answer. */
  TOO_LONG,
  /** The answer lacks something that it must have, or has something else in its place. */
  LACKS_CONTENT,
  /** {@code invalid_request} (RFC 6749 section 5.2). */
  INVALID_REQUEST,
  /** {@code invalid_client}: the client id or secret is not the registered one. */
  INVALID_CLIENT,
  /**
   * {@code invalid_grant}: the code or the refresh token was used, has expired or was revoked, or
   * the redirect URI differs.
   */
  INVALID_GRANT,
  /** {@code unauthorized_client}. */
  UNAUTHORIZED_CLIENT,
  /** {@code unsupported_grant_type}. */
  UNSUPPORTED_GRANT_TYPE,
  /** {@code invalid_scope}. */
  INVALID_SCOPE,
  /** The authorization server refused with another error code or none. */
  OAUTH_REFUSED,
  /** Status 401 of the API: it does not accept the access token. */
  UNAUTHORIZED,
  /** Status 403 of the API: the scope or the role does not cover the call. */
  FORBIDDEN,
  /**
   * Status 403 without an error of DigitalOcean's: something in front of it refused this server.
   */
  BLOCKED,
  /** Status 404. */
  NOT_FOUND,
  /** Status 429. */
  RATE_LIMITED,
  /** Another status from 400 to 499. */
  CLIENT_ERROR,
  /** A status from 500 on. */
  SERVER_ERROR;

  /** The word in the log. For an error of OAuth it is the error code itself. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FailureReason ofOAuthError(String error) {
    for (FailureReason reason :
        new FailureReason[] {
          INVALID_REQUEST,
          INVALID_CLIENT,
          INVALID_GRANT,
          UNAUTHORIZED_CLIENT,
          UNSUPPORTED_GRANT_TYPE,
          INVALID_SCOPE
        }) {
      if (reason.word().equals(error)) {
        return reason;
      }
    }
    return OAUTH_REFUSED;
  }

  static FailureReason ofStatus(int status, boolean isFromDigitalOcean) {
    return switch (status) {
      case 401 -> UNAUTHORIZED;
      case 403 -> isFromDigitalOcean ? FORBIDDEN : BLOCKED;
      case 404 -> NOT_FOUND;
      case 429 -> RATE_LIMITED;
      default -> status >= 500 ? SERVER_ERROR : CLIENT_ERROR;
    };
  }
}
