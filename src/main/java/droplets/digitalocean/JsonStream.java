package droplets.digitalocean;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads one JSON document from front to back and keeps nothing of it. It stands on a value; each
 * reading method consumes exactly that value, whatever its type: a value of another type than asked
 * for reads as absent, because DigitalOcean's answers vary.
 *
 * <p>An object is read as {@code in.enterObject()} and then {@code in.nextField()} until that is
 * null, each field's value being consumed by one call.
 */
final class JsonStream {

  private final JsonParser parser;
  private Event value;
  private boolean notAnObject;

  JsonStream(JsonParser parser) {
    this.parser = parser;
    this.value = parser.next();
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
    if (parser.next() != Event.KEY_NAME) {
      return null;
    }
    String name = parser.getString();
    value = parser.next();
    return name;
  }

  /**
   * Passes over the value, however deep. The parser's own skipping never ends on a cut-off text.
   */
  void skip() {
    int depth = 0;
    for (Event event = value; ; event = parser.next()) {
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
      case VALUE_STRING, VALUE_NUMBER -> parser.getString();
      default -> {
        skip();
        yield "";
      }
    };
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

  /** An amount that may have decimals; anything else is 0, without decimals. */
  BigDecimal amount() {
    double decimal = decimalOrZero(text());
    return decimal != 0 && Double.isFinite(decimal) ? BigDecimal.valueOf(decimal) : BigDecimal.ZERO;
  }

  boolean flag() {
    boolean isTrue = value == Event.VALUE_TRUE;
    skip();
    return isTrue;
  }

  /** A moment in ISO 8601 with a zone; anything else is absent. */
  Optional<Instant> instant() {
    String text = text();
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
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
    while ((value = parser.next()) != Event.END_ARRAY) {
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

  /** An object, absent when it is null, no object at all, or has nothing in it that is read. */
  <T> Optional<T> object(Supplier<T> reader, T empty) {
    T read = reader.get();
    return read.equals(empty) ? Optional.empty() : Optional.of(read);
  }

  /** Makes sure that nothing but white space follows. */
  void end() {
    if (parser.hasNext()) {
      parser.next();
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
