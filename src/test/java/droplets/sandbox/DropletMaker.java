package droplets.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes up Droplets. All details follow from the place in the list, so they are always the same.
 */
final class DropletMaker {
  private static final Duration OLDEST = Duration.ofDays(9 * 365);
  private static final Duration NEWEST = Duration.ofMinutes(3);

  private final int teamNumber;
  private final int total;
  private final long firstId;
  private final int idStep;
  private final Instant now;

  /** For a team of {@code total} Droplets whose ids start at {@code firstId}. */
  DropletMaker(Team team, int total, long firstId, int idStep, Instant now) {
    this.teamNumber = team.ordinal();
    this.total = total;
    this.firstId = firstId;
    this.idStep = idStep;
    this.now = now;
  }

  InventedDroplet make(
      int position, String name, InventedSize size, InventedImage image, List<String> tags) {
    return make(
        position, name, size, Catalog.REGIONS.get(position % Catalog.REGIONS.size()), image, tags);
  }

  InventedDroplet make(
      int position,
      String name,
      InventedSize size,
      InventedRegion region,
      InventedImage image,
      List<String> tags) {
    // The last two of the list are the newest. They are still being made.
    boolean isNew = total > 2 && position >= total - 2;
    List<String> features = features(position, isNew);
    boolean backups = features.contains("backups");
    Instant createdAt = createdAt(position);
    return new InventedDroplet(
        position,
        firstId + (long) position * idStep,
        name,
        status(position, isNew),
        isNew || position % 13 == 5,
        createdAt,
        size,
        region,
        image,
        features,
        isNew ? List.of() : addresses(position, features.contains("ipv6")),
        tags,
        backups
            ? List.of(3_600_000_000L + position * 3L, 3_600_000_001L + position * 3L)
            : List.of(),
        position % 6 == 4 ? List.of(3_500_000_000L + position) : List.of(),
        position % 5 == 2 ? List.of(uuid("0a", position)) : List.of(),
        backups && position % 4 != 0
            ? Optional.of(
                now.truncatedTo(ChronoUnit.HOURS).plus(position % 24 + 1, ChronoUnit.HOURS))
            : Optional.empty(),
        isNew ? Optional.empty() : Optional.of(uuid("0b", position % 3)));
  }

  private static String status(int position, boolean isNew) {
    if (isNew) {
      return "new";
    }
    if (position % 17 == 3) {
      return "archive";
    }
    return position % 7 == 4 ? "off" : "active";
  }

  private static List<String> features(int position, boolean isNew) {
    List<String> features = new ArrayList<>();
    if (position % 2 == 0) {
      features.add("backups");
    }
    if (position % 3 == 0) {
      features.add("ipv6");
    }
    if (position % 4 != 3) {
      features.add("monitoring");
    }
    if (!isNew) {
      features.add("droplet_agent");
    }
    features.add("private_networking");
    return List.copyOf(features);
  }

  /** The private one comes first, as often in reality. The public ones lead nowhere. */
  private List<IpAddress> addresses(int position, boolean v6) {
    int high = position / 250;
    int low = position % 250 + 2;
    List<IpAddress> addresses = new ArrayList<>();
    addresses.add(new IpAddress("10." + (110 + teamNumber) + "." + high + "." + low, false));
    if (position % 19 == 7) {
      return addresses; // Public networking is switched off.
    }
    addresses.add(new IpAddress("198." + (18 + teamNumber % 2) + "." + high + "." + low, true));
    if (position % 20 == 1) {
      // A reserved IP, which nothing tells apart from the one before.
      addresses.add(new IpAddress("203.0.113." + (position / 20 % 240 + 10), true));
    }
    if (v6) {
      addresses.add(
          new IpAddress("2001:db8:%d::%x:%x".formatted(teamNumber + 1, high + 1, low), true));
    }
    return List.copyOf(addresses);
  }

  /** Each Droplet is older than the next by the same factor: from minutes to years. */
  private Instant createdAt(int position) {
    double oldest = OLDEST.toSeconds();
    double newest = NEWEST.toSeconds();
    double share = total < 2 ? 0 : (double) position / (total - 1);
    double age = oldest * StrictMath.pow(newest / oldest, share);
    return now.minusSeconds((long) age).truncatedTo(ChronoUnit.SECONDS);
  }

  private String uuid(String kind, int number) {
    return "5a4db0c5-%s%02d-4000-8000-%012d".formatted(kind, teamNumber, number);
  }
}
