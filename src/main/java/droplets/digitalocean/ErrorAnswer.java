package droplets.digitalocean;

/**
 * What an error answer says, all of it foreign text. The authorization server tells {@code error}
 * and {@code error_description} (RFC 6749 section 5.2), the API {@code id}, {@code message} and
 * {@code request_id}.
 *
 * @param error the authorization server's error code
 * @param errorDescription what it says of the error
 * @param id the API's word for the error
 * @param apiDescription what it says of the error
 * @param requestId its identifier of the request
 */
record ErrorAnswer(
    String error, String errorDescription, String id, String apiDescription, String requestId) {

  static final JsonShape<ErrorAnswer> JSON =
      new JsonShape<>(
          fields ->
              new ErrorAnswer(
                  fields.text("error"),
                  fields.text("error_description"),
                  fields.text("id"),
                  fields.text("message"),
                  fields.text("request_id")));

  static final ErrorAnswer NONE = new ErrorAnswer("", "", "", "", "");
}
