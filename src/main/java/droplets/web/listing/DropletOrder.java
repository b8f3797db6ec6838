package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.Region;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The order of the Droplets on one page. DigitalOcean cannot sort, so only what is on the page is
 * put in order. As a parameter it is a column's name, with a minus before it when the largest comes
 * first.
 *
 * @param column what is compared
 * @param isDescending whether the largest comes first
 */
record DropletOrder(Column column, boolean isDescending) {

  private static final String MINUS = "-";

  /** The columns that the list can be sorted by. */
  enum Column {
    NAME,
    STATUS,
    REGION,
    PRICE,
    CREATED;

    /** Whether people want the dearest and the youngest first. */
    boolean isLargestFirst() {
      return this == PRICE || this == CREATED;
    }

    /** Its name in an address and in a sentence. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The order that a parameter names, absent if it names none. */
  static Optional<DropletOrder> of(String parameter) {
    boolean isDescending = parameter.startsWith(MINUS);
    String name = isDescending ? parameter.substring(1) : parameter;
    for (Column column : Column.values()) {
      if (column.word().equals(name)) {
        return Optional.of(new DropletOrder(column, isDescending));
      }
    }
    return Optional.empty();
  }

  String parameter() {
    return (isDescending ? MINUS : "") + column.word();
  }

  /** The Droplets in this order; those that lack what is compared come last. */
  List<Droplet> sorted(List<Droplet> droplets) {
    return droplets.stream().sorted(comparator()).toList();
  }

  private Comparator<Droplet> comparator() {
    return switch (column) {
      case NAME -> by(droplet -> known(droplet.name().toLowerCase(Locale.ROOT)));
      case STATUS -> by(droplet -> known(droplet.status()));
      case REGION -> by(droplet -> known(droplet.region().map(Region::name).orElse("")));
      case PRICE -> by(droplet -> droplet.priceMonthly().orElse(null));
      case CREATED -> by(droplet -> droplet.createdAt().orElse(null));
    };
  }

  private static String known(String text) {
    return text.isEmpty() ? null : text;
  }

  private <T extends Comparable<T>> Comparator<Droplet> by(Function<Droplet, T> value) {
    Comparator<T> order = isDescending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(value, Comparator.nullsLast(order));
  }
}
