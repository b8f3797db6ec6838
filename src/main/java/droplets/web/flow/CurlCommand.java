package droplets.web.flow;

import droplets.digitalocean.NamedValue;
import java.net.URI;
import java.util.List;

/**
 * A request as a {@code curl} command that a shell can run: what is written {@code $NAME} in place
 * of a secret stays a variable, everything else is inert.
 */
final class CurlCommand {

  private CurlCommand() {}

  /** A GET as a browser would send it. */
  static String of(String uri) {
    return "curl \\\n  " + inUri(uri);
  }

  static String of(List<NamedValue> headers, List<NamedValue> form, URI uri) {
    StringBuilder text = new StringBuilder("curl");
    for (NamedValue header : headers) {
      // curl sends the form's content type by itself.
      if (!header.name().equals("Content-Type")) {
        text.append(" \\\n  -H ").append(quoted(header.name() + ": ", header.value()));
      }
    }
    for (NamedValue parameter : form) {
      text.append(" \\\n  --data-urlencode ");
      text.append(quoted(parameter.name() + "=", parameter.value()));
    }
    return text.append(" \\\n  ").append(inUri(uri.toString())).toString();
  }

  /** In an address nothing but a variable has a dollar sign: values are percent-encoded. */
  private static String inUri(String uri) {
    return "\"" + escaped(uri) + "\"";
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
