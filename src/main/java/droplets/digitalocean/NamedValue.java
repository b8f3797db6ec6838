package droplets.digitalocean;

import java.io.Serializable;

/**
 * A name and its value, without secrets: a header, a form parameter, a field of an answer or a
 * fact.
 *
 * @param name its name
 * @param value its value, or {@code $NAME} in place of a secret
 */
public record NamedValue(String name, String value) implements Serializable {

  private static final long serialVersionUID = 1L;
}
