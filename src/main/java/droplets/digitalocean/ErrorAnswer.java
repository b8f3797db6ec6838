package droplets.digitalocean;

/**
 * What an error answer says: {@code error} and {@code error_description} from the authorization
 * server, {@code id}, {@code message} and {@code request_id} from the API.
 */
record ErrorAnswer(String error, String description, String id, String message, String requestId) {

  static final ErrorAnswer NONE = new ErrorAnswer("", "", "", "", "");

  static ErrorAnswer read(JsonStream in) {
    String error = "";
    String description = "";
    String id = "";
    String message = "";
    String requestId = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "error" -> error = in.text();
        case "error_description" -> description = in.text();
        case "id" -> id = in.text();
        case "message" -> message = in.text();
        case "request_id" -> requestId = in.text();
        default -> in.skip();
      }
    }
    return new ErrorAnswer(error, description, id, message, requestId);
  }
}
