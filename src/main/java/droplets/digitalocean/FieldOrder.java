package droplets.digitalocean;

import droplets.digitalocean.SharedTexts.Text;
import java.util.ArrayList;
import java.util.List;

/** The fields of the objects of one kind in a document, in the order in which they came last. */
final class FieldOrder {

  /** Bounds the memory. A Droplet has some 30 fields. */
  private static final int MOST = 64;

  private final List<Field> fields = new ArrayList<>();

  /**
   * A field.
   *
   * @param name its name
   * @param reader reads its value; null if it is skipped
   */
  record Field(Text name, JsonShape.Member reader) {}

  /** Returns the field that was in a place, or null if there was none. */
  Field get(int place) {
    return place < fields.size() ? fields.get(place) : null;
  }

  /** Remembers a field in its place, unless there are too many before it. */
  void set(int place, Field field) {
    if (place < fields.size()) {
      fields.set(place, field);
    } else if (place < MOST) {
      fields.add(field);
    }
  }
}
