package droplets.digitalocean;

/**
 * A data centre region.
 *
 * @param slug its short name, such as {@code nyc3}
 * @param name its name, such as "New York 3"
 */
public record Region(String slug, String name) {

  static final Region ABSENT = new Region("", "");

  static Region read(JsonStream in) {
    String slug = "";
    String name = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "slug" -> slug = in.text();
        case "name" -> name = in.text();
        default -> in.skip();
      }
    }
    return new Region(slug, name);
  }
}
