package droplets.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the Droplets of each team, and makes them when they are first asked for. */
final class Fleets {
  private static final int BIG = 1234;

  private final Instant now;
  private final Map<Team, List<InventedDroplet>> made = new EnumMap<>(Team.class);

  Fleets(Instant now) {
    this.now = now;
  }

  synchronized List<InventedDroplet> of(Team team) {
    return made.computeIfAbsent(team, this::make);
  }

  private List<InventedDroplet> make(Team team) {
    return switch (team) {
      case ACME -> acme();
      case BIG_FLEET -> bigFleet();
      case EMPTY -> List.of();
      case HOSTILE -> hostile();
    };
  }

  private List<InventedDroplet> acme() {
    List<String> roles = List.of("web", "db", "worker", "cache", "mail", "build", "vpn");
    List<List<String>> tags =
        List.of(
            List.of("env:prod", "web"),
            List.of("env:staging"),
            List.of(),
            List.of("env:prod", "größe:xl"),
            List.of("東京", "env:prod", "team:platform", "backup:daily", "cost-center:4711"));
    int gpus = Catalog.GPU_SIZES.size();
    int total = 43;
    // The ids of this team cross 2^31, where an int no longer holds them.
    DropletMaker maker = new DropletMaker(Team.ACME, total, 2_147_480_000L, 977, now);
    List<InventedDroplet> droplets = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      boolean gpu = i % 14 == 10 && i / 14 < gpus;
      InventedSize size =
          gpu ? Catalog.GPU_SIZES.get(i / 14) : Catalog.SIZES.get(i % Catalog.SIZES.size());
      String role = gpu ? "ml" : roles.get(i % roles.size());
      droplets.add(
          maker.make(
              i,
              "%s-%02d.acme.example".formatted(role, i + 1),
              size,
              Catalog.IMAGES.get(i % Catalog.IMAGES.size()),
              tags.get(i % tags.size())));
    }
    return List.copyOf(droplets);
  }

  private List<InventedDroplet> bigFleet() {
    DropletMaker maker = new DropletMaker(Team.BIG_FLEET, BIG, 5_000_000_000L, 11, now);
    List<InventedDroplet> droplets = new ArrayList<>();
    for (int i = 0; i < BIG; i++) {
      droplets.add(
          maker.make(
              i,
              "node-%04d.big-fleet.example".formatted(i + 1),
              Catalog.SIZES.get(i % 4),
              Catalog.IMAGES.get(i % 2),
              List.of("fleet", "rack:%02d".formatted(i % 40))));
    }
    return List.copyOf(droplets);
  }

  private List<InventedDroplet> hostile() {
    int total = HostileTexts.ALL.size();
    DropletMaker maker = new DropletMaker(Team.HOSTILE, total, 7_000_000_000L, 1, now);
    List<InventedDroplet> droplets = new ArrayList<>();
    for (int i = 0; i < total; i++) {
      String text = HostileTexts.ALL.get(i);
      String next = HostileTexts.ALL.get((i + 1) % total);
      InventedImage image =
          new InventedImage(
              3_700_000_000L + i,
              next,
              "snapshot",
              text,
              Optional.empty(),
              false,
              25,
              1.5,
              text,
              List.of(next));
      InventedSize standard = Catalog.SIZES.get(i % Catalog.SIZES.size());
      InventedSize size =
          new InventedSize(
              standard.slug(),
              standard.memory(),
              standard.vcpus(),
              standard.disk(),
              standard.transfer(),
              standard.priceMonthly(),
              text,
              Optional.empty());
      InventedRegion region = new InventedRegion("nyc3", next, true);
      droplets.add(maker.make(i, text, size, region, image, List.of(text, next)));
    }
    return List.copyOf(droplets);
  }
}
