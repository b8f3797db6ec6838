package droplets.digitalocean;

import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads one JSON document from front to back and keeps nothing of it. It stands on a value; each
 * reading method consumes exactly that value, whatever its type: a value of another type than asked
 * for reads as absent, because DigitalOcean's answers vary.
 *
 * <p>An object is read as {@code in.enterObject()} and then {@code in.nextField()} until that is
 * null, each field's value being consumed by one call.
 */
final class JsonStream {

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]");
  private static final double LARGEST_AMOUNT = 1e9;
  private static final Instant YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_TEN_THOUSAND = Instant.parse("+10000-01-01T00:00:00Z");

  private final JsonParser parser;
  private Event value;
  private boolean notAnObject;

  JsonStream(JsonParser parser) {
    this.parser = parser;
    this.value = next();
  }

  boolean isObject() {
    return value == Event.START_OBJECT;
  }

  boolean isArray() {
    return value == Event.START_ARRAY;
  }

  /** Steps into an object. Any other value is passed over, and has no fields. */
  void enterObject() {
    notAnObject = !isObject();
    if (notAnObject) {
      skip();
    }
  }

  /** The name of the next field, whose value is then to be read, or null behind the last one. */
  String nextField() {
    if (notAnObject) {
      notAnObject = false;
      return null;
    }
    if (next() != Event.KEY_NAME) {
      return null;
    }
    String name = parser.getString();
    value = next();
    return name;
  }

  /**
   * Passes over the value, however deep. The parser's own skipping never ends on a cut-off text.
   */
  void skip() {
    int depth = 0;
    for (Event event = value; ; event = next()) {
      switch (event) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        default -> {
          // A name or a single value: as deep as before.
        }
      }
      if (depth == 0) {
        return;
      }
    }
  }

  /** A string or the digits of a number; anything else is empty. */
  String text() {
    return switch (value) {
      case VALUE_STRING, VALUE_NUMBER -> printable(parser.getString());
      default -> {
        skip();
        yield "";
      }
    };
  }

  /** No page, log or file can hold what Unicode gives to control; a replacement character can. */
  private static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("\uFFFD");
  }

  /** A string only; anything else, a number too, is empty. */
  String string() {
    boolean isString = value == Event.VALUE_STRING;
    String text = text();
    return isString ? text : "";
  }

  /** A whole number, also one written as a string; anything else is 0. */
  long number() {
    String text = text();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return (long) decimalOrZero(text);
    }
  }

  /** A whole number that fits an int; a larger one is cut to the largest int. */
  int smallNumber() {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number()));
  }

  /** An amount that may have decimals; anything else, the absurd too, is 0, without decimals. */
  BigDecimal amount() {
    double decimal = decimalOrZero(text());
    return decimal != 0 && Math.abs(decimal) <= LARGEST_AMOUNT
        ? BigDecimal.valueOf(decimal)
        : BigDecimal.ZERO;
  }

  boolean flag() {
    boolean isTrue = value == Event.VALUE_TRUE;
    skip();
    return isTrue;
  }

  /** A moment in ISO 8601 with a zone, in a year of four digits; anything else is absent. */
  Optional<Instant> instant() {
    String text = text();
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(YEAR_ZERO) || !instant.isBefore(YEAR_TEN_THOUSAND)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The elements of an array, each read by the given method, without those that read as null. */
  <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    if (!isArray()) {
      skip();
      return list;
    }
    while ((value = next()) != Event.END_ARRAY) {
      T read = element.get();
      if (read != null) {
        list.add(read);
      }
    }
    return list;
  }

  List<String> texts() {
    return list(
        () -> {
          String text = text();
          return text.isEmpty() ? null : text;
        });
  }

  /** Makes sure that nothing but white space follows. */
  void end() {
    if (parser.hasNext()) {
      next();
    }
  }

  private Event next() {
    try {
      return parser.next();
    } catch (JsonException | NoSuchElementException e) {
      throw e;
    } catch (RuntimeException e) {
      // What Parsson says of a text that is nested too deep.
      throw new JsonException("not to be read", e);
    }
  }

  // Not BigDecimal: the JDK turns "1e999999999" into a number of a billion digits.
  private static double decimalOrZero(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
