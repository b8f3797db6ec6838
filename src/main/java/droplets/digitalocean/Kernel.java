package droplets.digitalocean;

/**
 * The kernel of a Droplet that DigitalOcean boots from outside, as it did for Droplets made before
 * 2017.
 *
 * @param id its number
 * @param name its name
 * @param version its version
 */
public record Kernel(long id, String name, String version) {

  static final Kernel ABSENT = new Kernel(0, "", "");

  static Kernel read(JsonStream in) {
    long id = 0;
    String name = "";
    String version = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "id" -> id = in.number();
        case "name" -> name = in.text();
        case "version" -> version = in.text();
        default -> in.skip();
      }
    }
    return new Kernel(id, name, version);
  }
}
