package droplets.answers;

import java.util.ArrayList;
import java.util.List;

/** Headers of an answer: what DigitalOcean sends with each, and whatever may come along. */
final class Headers {
  private static final String[] NUMBERS = {
    "0", "1", "5000", "-1", "1.5", "", " 12 ", "1614114600", "99999999999", "9223372036854775808"
  };

  private static final String[] TYPES = {
    "application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "text/plain"
  };

  private static final String[] REQUEST_IDS = {
    "4d9d8375-3c56-4925-a3e7-eb137fed17e9", "", "<b>id</b>", "a\"b'c", "id with \u00E9", "\t"
  };

  private static final String[] WAITS = {
    "0",
    "1",
    "30",
    "3600",
    "3601",
    "86400",
    "-5",
    "1.5",
    "1614114600",
    "99999999999999999999",
    "Wed, 21 Oct 2026 07:28:00 GMT",
    "Wed, 21 Oct 2099 07:28:00 GMT",
    "Sunday, 06-Nov-94 08:49:37 GMT",
    "Sun Nov  6 08:49:37 1994",
    "soon",
    "<b>"
  };

  private Headers() {}

  static List<String> draw(Chance chance) {
    List<String> headers = new ArrayList<>();
    headers.add("Content-Type: " + chance.pick(TYPES));
    for (String name : new String[] {"limit", "remaining", "reset"}) {
      if (!chance.oneIn(4)) {
        headers.add(chance.pick("ratelimit-", "RateLimit-") + name + ": " + chance.pick(NUMBERS));
      }
    }
    if (chance.oneIn(2)) {
      headers.add("x-request-id: " + chance.pick(REQUEST_IDS));
    }
    if (chance.oneIn(10)) {
      headers.add("Set-Cookie: droplets=" + chance.below(100) + "; Path=/");
    }
    if (chance.oneIn(10)) {
      headers.add("X-Long: " + "l".repeat(5_000));
    }
    if (chance.oneIn(10)) {
      headers.add(wait(chance));
    }
    return chance.shuffled(headers);
  }

  /** A {@code Retry-After} of any form. */
  static String wait(Chance chance) {
    return "Retry-After: " + chance.pick(WAITS);
  }
}
