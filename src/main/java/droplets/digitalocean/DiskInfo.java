package droplets.digitalocean;

/**
 * One disk of a Droplet or size.
 *
 * @param type {@code local}, {@code boot} or {@code scratch}
 * @param amount how large it is, in {@code unit}
 * @param unit such as {@code gib}
 */
public record DiskInfo(String type, long amount, String unit) {

  static DiskInfo read(JsonStream in) {
    String type = "";
    Capacity size = Capacity.ABSENT;
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "type" -> type = in.text();
        case "size" -> size = Capacity.read(in);
        default -> in.skip();
      }
    }
    return new DiskInfo(type, size.amount(), size.unit());
  }
}
