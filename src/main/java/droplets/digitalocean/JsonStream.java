package droplets.digitalocean;

import droplets.digitalocean.SharedTexts.Text;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads one JSON document from front to back and keeps nothing of it. The stream stands on a value,
 * and each reading method takes exactly that value, whatever its type. A value of another type than
 * asked for reads as absent, because DigitalOcean's answers vary.
 *
 * <p>To read an object, call {@link #enterObject} and then {@link #nextField} until it returns
 * null, and take the value of each field with one call.
 */
final class JsonStream {

  /** The form of a moment in UTC, to the second; 0 stands for a digit. */
  private static final String SECONDS_UTC = "0000-00-00T00:00:00Z";

  private static final double LARGEST_AMOUNT = 1e9;
  private static final Instant YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_TEN_THOUSAND = Instant.parse("+10000-01-01T00:00:00Z");

  /** Bounds the memory. A page of 200 Droplets has a few thousand elements. */
  private static final int MOST_ELEMENTS = 100_000;

  private static final int MOST_AMOUNTS = 100;

  /** A document has more array elements than any good answer. */
  static final class TooManyElementsException extends JsonException {

    private static final long serialVersionUID = 1L;

    TooManyElementsException() {
      super("more than " + MOST_ELEMENTS + " elements");
    }
  }

  private final SharedTexts texts;
  private final JsonParser parser;

  /** Made once each, because most Droplets have one of a few sizes. */
  private final Map<String, BigDecimal> amounts = new HashMap<>();

  private final Map<Object, FieldOrder> orders = new IdentityHashMap<>();

  private int elements;
  private Event value;
  private boolean notAnObject;

  JsonStream(JsonParserFactory parsers, InputStream document) {
    this.texts = new SharedTexts(new InputStreamReader(document, StandardCharsets.UTF_8));
    this.parser = parsers.createParser(texts);
    this.value = next();
  }

  boolean isObject() {
    return value == Event.START_OBJECT;
  }

  boolean isArray() {
    return value == Event.START_ARRAY;
  }

  /** Steps into an object. Skips any other value, which then has no fields. */
  void enterObject() {
    notAnObject = !isObject();
    if (notAnObject) {
      skip();
    }
  }

  /**
   * Steps to the value of the next field.
   *
   * @param expected the name that it has if this object is like others before; null if not known
   * @return the field's name, the expected one itself if it is that; null after the last field
   */
  Text nextField(Text expected) {
    if (notAnObject) {
      notAnObject = false;
      return null;
    }
    if (next() != Event.KEY_NAME) {
      return null;
    }
    Text name = expected != null && texts.isAgain(expected, parser) ? expected : texts.name(parser);
    value = next();
    return name;
  }

  /** Returns the fields of the objects of one kind. */
  FieldOrder fieldOrder(Object kind) {
    return orders.computeIfAbsent(kind, any -> new FieldOrder());
  }

  /** Skips the value, however deep. The parser's own skipping never ends if the text is cut off. */
  void skip() {
    int depth = 0;
    for (Event event = value; ; event = next()) {
      switch (event) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        default -> {
          // A name or a single value does not change the depth.
        }
      }
      if (depth == 0) {
        return;
      }
    }
  }

  /** Reads a string, or a number as text; anything else is empty. */
  String text() {
    return switch (value) {
      case VALUE_STRING -> texts.string(parser);
      case VALUE_NUMBER -> texts.number(parser);
      default -> {
        skip();
        yield "";
      }
    };
  }

  /** Reads a string; anything else, also a number, is empty. */
  String string() {
    boolean isString = value == Event.VALUE_STRING;
    String text = text();
    return isString ? text : "";
  }

  /** Reads a whole number, also one written as a string; anything else is 0. */
  long number() {
    String text = text();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return (long) decimalOrZero(text);
    }
  }

  /** Reads a positive whole number that fits into a long, also one in a string; otherwise 0. */
  long id() {
    try {
      return Math.max(0, Long.parseLong(text()));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Reads a whole number; one that does not fit into an int becomes the nearest int. */
  int smallNumber() {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number()));
  }

  /** Reads an amount that may have decimals; anything else, and more than a billion, is 0. */
  BigDecimal amount() {
    String text = text();
    BigDecimal earlier = amounts.get(text);
    if (earlier != null) {
      return earlier;
    }
    BigDecimal amount = amount(text);
    if (amounts.size() < MOST_AMOUNTS) {
      amounts.put(text, amount);
    }
    return amount;
  }

  private static BigDecimal amount(String text) {
    double decimal = decimalOrZero(text);
    return decimal != 0 && Math.abs(decimal) <= LARGEST_AMOUNT
        ? BigDecimal.valueOf(decimal)
        : BigDecimal.ZERO;
  }

  /** Reads a boolean; anything else is false. */
  boolean flag() {
    boolean isTrue = value == Event.VALUE_TRUE;
    skip();
    return isTrue;
  }

  /** Reads a time in ISO 8601 with a zone and a year of four digits; anything else is absent. */
  Optional<Instant> instant() {
    String text = text();
    try {
      Instant instant =
          isInSecondsUtc(text) ? secondsUtc(text) : OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(YEAR_ZERO) || !instant.isBefore(YEAR_TEN_THOUSAND)
          ? Optional.empty()
          : Optional.of(instant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it is written as in {@code 2025-03-05T21:01:16Z}, which is DigitalOcean's way. */
  private static boolean isInSecondsUtc(String text) {
    if (text.length() != SECONDS_UTC.length()) {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      char form = SECONDS_UTC.charAt(at);
      char c = text.charAt(at);
      if (form == '0' ? c < '0' || c > '9' : c != form) {
        return false;
      }
    }
    return true;
  }

  /** Without a formatter, which would make more garbage than all the rest of a Droplet. */
  private static Instant secondsUtc(String text) {
    return LocalDateTime.of(
            Integer.parseInt(text, 0, 4, 10),
            Integer.parseInt(text, 5, 7, 10),
            Integer.parseInt(text, 8, 10, 10),
            Integer.parseInt(text, 11, 13, 10),
            Integer.parseInt(text, 14, 16, 10),
            Integer.parseInt(text, 17, 19, 10))
        .toInstant(ZoneOffset.UTC);
  }

  /**
   * Reads the elements of an array; anything else is empty.
   *
   * @param element reads one element; null leaves it out
   * @throws TooManyElementsException if all arrays together have too many elements
   */
  <T> List<T> list(Supplier<T> element) {
    if (!isArray()) {
      skip();
      return List.of();
    }
    // Most lists are short, and there are many.
    List<T> list = new ArrayList<>(2);
    while ((value = next()) != Event.END_ARRAY) {
      if (++elements > MOST_ELEMENTS) {
        throw new TooManyElementsException();
      }
      T read = element.get();
      if (read != null) {
        list.add(read);
      }
    }
    return List.copyOf(list);
  }

  /** Reads the texts of an array, without empty ones. */
  List<String> texts() {
    return list(
        () -> {
          String text = text();
          return text.isEmpty() ? null : text;
        });
  }

  /**
   * Checks that only white space follows.
   *
   * @throws JsonException if anything else does
   */
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
      // Parsson throws a plain RuntimeException if the text is nested too deeply.
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
