package droplets.digitalocean;

import java.io.Serializable;

/**
 * A header, a form parameter or a field of an answer, without secrets.
 *
 * @param name its name
 * @param value its value, or {@code $NAME} in place of a secret
 */
public record NamedValue(String name, String value) implements Serializable {

  private static final long serialVersionUID = 1L;
}
