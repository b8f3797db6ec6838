package droplets.digitalocean;

/**
 * The GPUs of a GPU Droplet.
 *
 * @param count how many there are; one where DigitalOcean tells only of what kind they are
 * @param model such as {@code nvidia_h100}
 * @param memoryAmount the memory of each, in {@code memoryUnit}
 * @param memoryUnit such as {@code gib}
 */
public record Gpu(int count, String model, long memoryAmount, String memoryUnit) {

  static final Gpu ABSENT = new Gpu(0, "", 0, "");

  /** Counts at least one where there is a model or a memory. */
  public Gpu {
    boolean isKnown = !model.isEmpty() || memoryAmount > 0;
    count = Math.max(isKnown ? 1 : 0, count);
  }

  static Gpu read(JsonStream in) {
    int count = 0;
    String model = "";
    Capacity memory = Capacity.ABSENT;
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "count" -> count = in.smallNumber();
        case "model" -> model = in.text();
        case "vram" -> memory = Capacity.read(in);
        default -> in.skip();
      }
    }
    return new Gpu(count, model, memory.amount(), memory.unit());
  }
}
