package droplets.sandbox;

import java.util.List;
import java.util.Optional;

/** The regions, sizes and images of the invented Droplets. */
final class Catalog {
  static final List<InventedRegion> REGIONS =
      List.of(
          new InventedRegion("nyc1", "New York 1", true),
          new InventedRegion("nyc3", "New York 3", true),
          new InventedRegion("sfo3", "San Francisco 3", true),
          new InventedRegion("ams3", "Amsterdam 3", true),
          new InventedRegion("fra1", "Frankfurt 1", true),
          new InventedRegion("lon1", "London 1", true),
          new InventedRegion("sgp1", "Singapore 1", true),
          new InventedRegion("blr1", "Bangalore 1", true),
          new InventedRegion("tor1", "Toronto 1", true),
          new InventedRegion("syd1", "Sydney 1", true),
          new InventedRegion("nyc2", "New York 2", false));

  static final List<InventedSize> SIZES =
      List.of(
          standard("s-1vcpu-512mb-10gb", 512, 1, 10, 0.5, 4, "Basic"),
          standard("s-1vcpu-1gb", 1024, 1, 25, 1, 6, "Basic"),
          standard("s-1vcpu-2gb", 2048, 1, 50, 2, 12, "Basic"),
          standard("s-2vcpu-2gb", 2048, 2, 60, 3, 18, "Basic"),
          standard("s-2vcpu-4gb-amd", 4096, 2, 80, 4, 28, "Basic AMD"),
          standard("s-4vcpu-8gb-intel", 8192, 4, 160, 5, 56, "Basic Intel"),
          standard("s-8vcpu-16gb", 16384, 8, 320, 6, 96, "Basic"),
          standard("c-2", 4096, 2, 25, 4, 42, "CPU-Optimized"),
          standard("c-16", 32768, 16, 200, 7, 336, "CPU-Optimized"),
          standard("g-4vcpu-16gb", 16384, 4, 50, 5, 126, "General Purpose"),
          standard("m-8vcpu-64gb", 65536, 8, 200, 7, 336, "Memory-Optimized"),
          standard("so1_5-16vcpu-128gb", 131072, 16, 3600, 9, 1310, "Storage-Optimized 1.5X"),
          standard("g-40vcpu-160gb", 163840, 40, 500, 10, 1260, "General Purpose"));

  static final List<InventedSize> GPU_SIZES =
      List.of(
          gpu(
              "gpu-h100x1-80gb",
              245760,
              20,
              720,
              2262.4,
              new InventedSize.Gpus(1, "nvidia_h100", 80, 5120)),
          gpu(
              "gpu-mi300x8-1536gb",
              1966080,
              160,
              2046,
              11128.5,
              new InventedSize.Gpus(8, "amd_mi300x", 1536, 40960)),
          gpu(
              "gpu-l40sx1-48gb",
              65536,
              8,
              500,
              1054.9,
              new InventedSize.Gpus(1, "nvidia_l40s", 48, 0)));

  static final List<InventedImage> IMAGES =
      List.of(
          distribution(190_000_001, "24.04 (LTS) x64", "Ubuntu", "ubuntu-24-04-x64"),
          distribution(190_000_002, "22.04 (LTS) x64", "Ubuntu", "ubuntu-22-04-x64"),
          distribution(190_000_003, "12 x64", "Debian", "debian-12-x64"),
          distribution(190_000_004, "41 x64", "Fedora", "fedora-41-x64"),
          distribution(190_000_005, "AlmaLinux 9", "AlmaLinux", "almalinux-9-x64"),
          new InventedImage(
              190_000_006,
              "Docker on Ubuntu 22.04",
              "base",
              "Ubuntu",
              Optional.of("docker-sandbox"),
              true,
              25,
              2.13,
              "Docker, ready to run",
              List.of()),
          snapshot(3_190_000_007L, "web-before-upgrade", "Debian", List.of("keep")),
          new InventedImage(
              3_190_000_008L,
              "our-own-linux.qcow2",
              "custom",
              "Unknown OS",
              Optional.empty(),
              false,
              10,
              0.87,
              "Custom image, made by ourselves",
              List.of()));

  private Catalog() {}

  /** A private image without a slug. */
  static InventedImage snapshot(long id, String name, String distribution, List<String> tags) {
    return new InventedImage(
        id, name, "snapshot", distribution, Optional.empty(), false, 25, 7.42, "", tags);
  }

  private static InventedSize standard(
      String slug,
      int memory,
      int vcpus,
      int disk,
      double transfer,
      double price,
      String description) {
    return new InventedSize(
        slug, memory, vcpus, disk, transfer, price, description, Optional.empty());
  }

  private static InventedSize gpu(
      String slug, int memory, int vcpus, int disk, double price, InventedSize.Gpus gpu) {
    String description = gpu.model() + " " + gpu.count() + "X";
    return new InventedSize(slug, memory, vcpus, disk, 15, price, description, Optional.of(gpu));
  }

  private static InventedImage distribution(
      long id, String name, String distribution, String slug) {
    return new InventedImage(
        id,
        name,
        "base",
        distribution,
        Optional.of(slug),
        true,
        7,
        0.63,
        distribution + " " + name,
        List.of());
  }
}
