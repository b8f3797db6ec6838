package droplets.sandbox;

import java.util.function.Supplier;

/** The errors of the token endpoint (RFC 6749 section 5.2), worded as DigitalOcean does. */
record OAuthErrors(Supplier<SandboxOptions> options, JsonBytes json) {
  private static final String INVALID_GRANT =
      "The provided authorization grant is invalid, expired, revoked, does not match the"
          + " redirection URI used in the authorization request, or was issued to another client.";
  private static final String INVALID_REQUEST =
      "The request is missing a required parameter, includes an unsupported parameter value, or is"
          + " otherwise malformed.";
  private static final String UNSUPPORTED_GRANT_TYPE =
      "The authorization grant type is not supported by the authorization server.";

  Reply invalidGrant() {
    return error("invalid_grant", INVALID_GRANT);
  }

  Reply invalidRequest() {
    return error("invalid_request", INVALID_REQUEST);
  }

  Reply invalidClient() {
    return error("invalid_client", Authorization.UNKNOWN_CLIENT);
  }

  Reply unsupportedGrantType() {
    return error("unsupported_grant_type", UNSUPPORTED_GRANT_TYPE);
  }

  private Reply error(String code, String description) {
    byte[] body =
        json.write(
            generator ->
                generator
                    .writeStartObject()
                    .write("error", code)
                    .write("error_description", description)
                    .writeEnd());
    return Reply.json(options.get().oauthErrorStatus(), body);
  }
}
