package droplets.web.flow;

import droplets.digitalocean.NamedValue;

/**
 * A request as a {@code curl} command for a shell. A {@code $NAME} in place of a secret stays a
 * variable of the shell; all other text is inert.
 */
final class CurlCommand {

  private CurlCommand() {}

  static String of(FlowStep.Request request) {
    StringBuilder text = new StringBuilder("curl -i");
    for (NamedValue header : request.headers()) {
      // curl adds the content type of a form by itself.
      if (!header.name().equals("Content-Type")) {
        text.append(" \\\n  -H ").append(quoted(header.name() + ": ", header.value()));
      }
    }
    for (NamedValue parameter : request.form()) {
      text.append(" \\\n  --data-urlencode ");
      text.append(quoted(parameter.name() + "=", parameter.value()));
    }
    // Values in an address are percent-encoded, so a dollar sign there begins a variable.
    return text.append(" \\\n  \"")
        .append(escaped(request.uri().toString()))
        .append('"')
        .toString();
  }

  private static String quoted(String label, String value) {
    boolean isVariable = value.matches("(Bearer )?\\$[A-Z_]+");
    String text = escaped(label + value);
    return "\"" + (isVariable ? text : text.replace("$", "\\$")) + "\"";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`");
  }
}
