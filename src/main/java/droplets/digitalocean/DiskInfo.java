package droplets.digitalocean;

/**
 * One disk of a Droplet or size.
 *
 * @param type {@code local}, {@code boot} or {@code scratch}
 * @param amount its size in {@code unit}
 * @param unit the unit, such as {@code gib}
 */
public record DiskInfo(String type, long amount, String unit) {

  static final JsonShape<DiskInfo> JSON =
      new JsonShape<>(
          fields ->
              new DiskInfo(
                  fields.text("type"), fields.number("size.amount"), fields.text("size.unit")));
}
