package droplets.digitalocean;

/**
 * The kernel of a Droplet made before 2017. DigitalOcean boots such a Droplet with a kernel from
 * outside its disk.
 *
 * @param id its number
 * @param name its name
 * @param version its version
 */
public record Kernel(long id, String name, String version) {

  static final JsonShape<Kernel> JSON =
      new JsonShape<>(
          fields -> new Kernel(fields.number("id"), fields.text("name"), fields.text("version")));
}
