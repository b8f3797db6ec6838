package droplets.answers;

/** Moments as RFC 3339 writes them. */
final class Moments {
  private static final String[] EDGES = {
    "0000-01-01T00:00:00Z",
    "0000-01-01T00:00:00+23:59",
    "0001-02-29T00:00:00Z",
    "1969-12-31T23:59:59.999999999-00:00",
    "1990-12-31T23:59:60Z",
    "2020-07-21t18:37:44z",
    "2020-07-21T18:37:44.1234567890123456789Z",
    "2020-07-21 18:37:44Z",
    "2100-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999999Z",
    "9999-12-31T23:59:59-23:59"
  };

  private Moments() {}

  static Json draw(Chance chance) {
    if (chance.oneIn(3)) {
      return new Json.Text(chance.pick(EDGES));
    }
    return new Json.Text(
        String.format(
            "%04d-%02d-%02dT%02d:%02d:%02d%s",
            chance.between(2011, 2026),
            chance.between(1, 12),
            chance.between(1, 28),
            chance.below(24),
            chance.below(60),
            chance.below(60),
            chance.pick("Z", ".5Z", "+02:00", "-11:30")));
  }
}
