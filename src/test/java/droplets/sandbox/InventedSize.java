package droplets.sandbox;

import java.util.Optional;

/** A Droplet size; prices are in USD and invented. */
record InventedSize(
    String slug,
    int memory,
    int vcpus,
    int disk,
    double transfer,
    double priceMonthly,
    String description,
    Optional<Gpus> gpu) {
  /** The GPUs of a size. */
  record Gpus(int count, String model, int vramGib, int scratchGib) {}

  double priceHourly() {
    return Math.round(priceMonthly / 672 * 100_000) / 100_000.0;
  }
}
