package droplets.answers;

/** Numbers as JSON writes them, most of them at the edge of something. */
final class Numbers {
  private static final String[] EDGES = {
    "0",
    "-0",
    "1",
    "-1",
    "255",
    "65536",
    "2000000000",
    "2147483647",
    "2147483648",
    "-2147483648",
    "4294967296",
    "9007199254740993",
    "999999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "-9223372036854775809",
    "1".repeat(40),
    "9".repeat(400)
  };

  private static final String[] FRACTIONS = {
    "0",
    "-0.0",
    "0.1",
    "0.00595",
    "1e-7",
    "1E+2",
    "3.4028235e38",
    "-3.4028235e38",
    "1.401298464324817e-45",
    "1e-400",
    "1e400",
    "999999999.995",
    "12.345678901234567890123456789012345678901234567890",
    "0." + "0".repeat(300) + "1"
  };

  private Numbers() {}

  /** The schema bounds hardly any: it allows those that no long can hold. */
  static Json whole(Chance chance) {
    return new Json.Bare(
        switch (chance.below(8)) {
          case 0, 1 -> chance.pick(EDGES);
          case 2 -> Long.toString(chance.between(Long.MIN_VALUE, Long.MAX_VALUE - 1));
          case 3 -> chance.pick("5.0", "1e3", "1.5E1", "1e15");
          default -> Integer.toString(chance.below(1_000));
        });
  }

  /** A multiple of eight, not less than the least. */
  static Json eights(Chance chance, long least) {
    long eighth =
        switch (chance.below(4)) {
          case 0 -> least / 8;
          case 1 -> chance.between(least / 8, Long.MAX_VALUE / 8);
          default -> chance.between(1, 4_096);
        };
    return new Json.Bare(Long.toString(eighth * 8));
  }

  static Json notNegative(Chance chance) {
    return new Json.Bare(chance.pick("0", "15", "2147483648", "9223372036854775807", "1e9"));
  }

  static Json fraction(Chance chance) {
    return chance.oneIn(2)
        ? new Json.Bare(chance.pick(FRACTIONS))
        : new Json.Bare(chance.below(100) + "." + chance.below(1_000));
  }

  /** A number that is some Droplet's only. */
  static Json id(Chance chance) {
    return new Json.Bare(Long.toString(chance.between(1, 1L << 60)));
  }
}
