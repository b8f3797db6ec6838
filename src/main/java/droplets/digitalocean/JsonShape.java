package droplets.digitalocean;

import droplets.digitalocean.SharedTexts.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The fields of a JSON object that are read, and the value that is made of them:
 *
 * <pre>{@code
 * new JsonShape<>(fields -> new Region(fields.text("slug"), fields.text("name")))
 * }</pre>
 *
 * <p>The function is called once in advance, with absent values, to learn which fields it asks for.
 * Then it is called for each object that has been read. It must ask for the same fields in the same
 * order each time. All other fields are skipped, so an object needs no more memory than the value
 * that is made of it.
 *
 * @param <T> the type of that value
 */
final class JsonShape<T> {

  private final Function<Fields, T> maker;
  private final Members members = new Members();
  private final Object[] absent;

  JsonShape(Function<Fields, T> maker) {
    this.maker = maker;
    List<Object> known = new ArrayList<>();
    maker.apply(
        new Fields() {
          @Override
          public <V> V value(String path, V absentValue, BiFunction<JsonStream, V, V> reader) {
            members.add(path, known.size(), reader);
            known.add(absentValue);
            return absentValue;
          }
        });
    this.absent = known.toArray();
  }

  /** Reads an object. Any other value reads as an object without fields. */
  T read(JsonStream in) {
    return make(values(in));
  }

  /** Reads an object; absent if the value is no object. */
  Optional<T> readObject(JsonStream in) {
    boolean isObject = in.isObject();
    T read = read(in);
    return isObject ? Optional.of(read) : Optional.empty();
  }

  /** Reads an object; absent if the value is no object or has none of the fields. */
  private Optional<T> readKnown(JsonStream in) {
    Object[] values = values(in);
    return Arrays.equals(values, absent) ? Optional.empty() : Optional.of(make(values));
  }

  private Object[] values(JsonStream in) {
    Object[] values = absent.clone();
    members.read(in, values);
    return values;
  }

  private T make(Object[] values) {
    return maker.apply(
        new Fields() {
          private int next;

          @Override
          @SuppressWarnings("unchecked") // The reader of the same place has read this value.
          public <V> V value(String path, V absentValue, BiFunction<JsonStream, V, V> reader) {
            return (V) values[next++];
          }
        });
  }

  /** Reads a value into its place. */
  interface Member {
    void read(JsonStream in, Object[] values);
  }

  /** The fields of an object that are read. */
  private static final class Members implements Member {

    private final Map<String, Member> members = new HashMap<>();

    @SuppressWarnings("unchecked") // Only this reader writes to this place.
    <V> void add(String path, int place, BiFunction<JsonStream, V, V> reader) {
      int dot = path.indexOf('.');
      if (dot < 0) {
        members.put(path, (in, values) -> values[place] = reader.apply(in, (V) values[place]));
      } else {
        ((Members) members.computeIfAbsent(path.substring(0, dot), name -> new Members()))
            .add(path.substring(dot + 1), place, reader);
      }
    }

    @Override
    public void read(JsonStream in, Object[] values) {
      FieldOrder order = in.fieldOrder(this);
      in.enterObject();
      for (int place = 0; ; place++) {
        FieldOrder.Field field = order.get(place);
        Text expected = field == null ? null : field.name();
        Text name = in.nextField(expected);
        if (name == null) {
          return;
        }
        if (name != expected) {
          field = new FieldOrder.Field(name, members.get(name.string()));
          order.set(place, field);
        }
        if (field.reader() == null) {
          in.skip();
        } else {
          field.reader().read(in, values);
        }
      }
    }
  }

  /**
   * The fields of one object. A field is named by its path: {@code vram.unit} is the field {@code
   * unit} of the object in the field {@code vram}.
   */
  interface Fields {

    /**
     * Returns the value of a field.
     *
     * @param absent the value if the field is missing
     * @param reader makes the value from the stream and from the value so far, which is the absent
     *     one unless the field is written twice
     */
    <V> V value(String path, V absent, BiFunction<JsonStream, V, V> reader);

    default String text(String path) {
      return value(path, "", (in, soFar) -> in.text());
    }

    default String string(String path) {
      return value(path, "", (in, soFar) -> in.string());
    }

    default long number(String path) {
      return value(path, 0L, (in, soFar) -> in.number());
    }

    default long id(String path) {
      return value(path, 0L, (in, soFar) -> in.id());
    }

    default int smallNumber(String path) {
      return value(path, 0, (in, soFar) -> in.smallNumber());
    }

    default BigDecimal amount(String path) {
      return value(path, BigDecimal.ZERO, (in, soFar) -> in.amount());
    }

    default boolean flag(String path) {
      return value(path, false, (in, soFar) -> in.flag());
    }

    default Optional<Instant> instant(String path) {
      return value(path, Optional.empty(), (in, soFar) -> in.instant());
    }

    default List<String> texts(String path) {
      return value(path, List.of(), (in, soFar) -> in.texts());
    }

    default List<Long> numbers(String path) {
      return value(path, List.of(), (in, soFar) -> in.list(in::number));
    }

    /** Returns an object; absent if the value is no object or has none of the fields. */
    default <E> Optional<E> known(String path, JsonShape<E> shape) {
      return value(path, Optional.empty(), (in, soFar) -> shape.readKnown(in));
    }

    /** Returns an object, also one without fields; absent if the value is no object. */
    default <E> Optional<E> object(String path, JsonShape<E> shape) {
      return value(path, Optional.empty(), (in, soFar) -> shape.readObject(in));
    }

    /** Returns the objects of an array, without those that have none of the fields. */
    default <E> List<E> list(String path, JsonShape<E> shape) {
      return value(path, List.of(), (in, soFar) -> in.list(() -> shape.readKnown(in).orElse(null)));
    }
  }
}
