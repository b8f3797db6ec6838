package droplets.digitalocean;

/**
 * A region of data centres.
 *
 * @param slug its short name, such as {@code nyc3}
 * @param name its name, such as "New York 3"
 */
public record Region(String slug, String name) {

  static final JsonShape<Region> JSON =
      new JsonShape<>(fields -> new Region(fields.text("slug"), fields.text("name")));
}
