package droplets.digitalocean;

/**
 * The GPUs of a GPU Droplet.
 *
 * @param count how many there are; 1 if DigitalOcean does not say
 * @param model the model, such as {@code nvidia_h100}
 * @param memoryAmount the memory of each, in {@code memoryUnit}
 * @param memoryUnit the unit, such as {@code gib}
 */
public record Gpu(int count, String model, long memoryAmount, String memoryUnit) {

  static final JsonShape<Gpu> JSON =
      new JsonShape<>(
          fields ->
              new Gpu(
                  fields.smallNumber("count"),
                  fields.text("model"),
                  fields.number("vram.amount"),
                  fields.text("vram.unit")));

  /** Raises a count below 1 to 1. */
  public Gpu {
    count = Math.max(1, count);
  }
}
