package droplets.digitalocean;

/**
 * The body of an error answer; all of it is foreign text. The authorization server sends {@code
 * error} and {@code error_description} (RFC 6749 section 5.2). The API sends {@code id}, {@code
 * message} and {@code request_id}.
 *
 * @param error the authorization server's error code
 * @param errorDescription the authorization server's text about the error
 * @param id the API's word for the error
 * @param apiDescription the API's text about the error ({@code message})
 * @param requestId the API's identifier of the request
 */
record ErrorAnswer(
    String error, String errorDescription, String id, String apiDescription, String requestId) {

  static final JsonShape<ErrorAnswer> JSON =
      new JsonShape<>(
          fields ->
              new ErrorAnswer(
                  fields.text("error"),
                  fields.text("error_description"),
                  fields.string("id"),
                  fields.string("message"),
                  fields.text("request_id")));

  static final ErrorAnswer NONE = new ErrorAnswer("", "", "", "", "");
}
