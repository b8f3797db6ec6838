package droplets.web.listing;

import java.util.OptionalLong;

/** A Droplet's number in an address, where each number has one form. */
final class DropletId {

  private DropletId() {}

  /** A positive whole number without sign or leading zeros that a long can hold, or absent. */
  static OptionalLong parse(String text) {
    if (!text.matches("[1-9][0-9]{0,18}")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
