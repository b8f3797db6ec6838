package droplets.answers;

import java.util.ArrayList;
import java.util.List;

/** A part of a schema: draws a value that it allows. */
interface Shape {
  Json draw(Chance chance);

  /** The same, or null. */
  default Shape orNull() {
    return chance -> chance.oneIn(4) ? Json.NULL : draw(chance);
  }

  static Shape oneOf(String... texts) {
    return chance -> new Json.Text(chance.pick(texts));
  }

  static Shape flag() {
    return chance -> new Json.Bare(chance.pick("true", "false"));
  }

  /** So many elements, or fewer. */
  static Shape array(Shape element, int most) {
    return chance -> items(chance, element, chance.oneIn(2) ? 0 : chance.below(most + 1));
  }

  static Json.Items items(Chance chance, Shape element, int count) {
    List<Json> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(element.draw(chance));
    }
    return new Json.Items(items);
  }

  /** An object; it may lack what is optional, and have members that nobody knows. */
  static Shape object(Part... parts) {
    return chance -> members(chance, parts);
  }

  static Json.Members members(Chance chance, Part... parts) {
    boolean isSparse = chance.oneIn(4);
    List<Json.Member> members = new ArrayList<>();
    for (Part part : parts) {
      if (part.isRequired || !isSparse && !chance.oneIn(4)) {
        members.add(new Json.Member(part.name, part.shape.draw(chance)));
      }
    }
    if (chance.oneIn(6)) {
      members.add(new Json.Member("x_unknown_" + members.size(), anything(chance, 3)));
    }
    return new Json.Members(members);
  }

  /** Any value, so deep at most. */
  static Json anything(Chance chance, int depth) {
    Shape inner = deeper -> anything(deeper, depth - 1);
    return switch (chance.below(depth > 0 ? 6 : 4)) {
      case 0 -> new Json.Text(Texts.PLAIN.draw(chance));
      case 1 -> Numbers.fraction(chance);
      case 2 -> Json.NULL;
      case 3 -> flag().draw(chance);
      case 4 -> array(inner, 3).draw(chance);
      default -> object(optional("id", inner), optional("name", inner)).draw(chance);
    };
  }

  static Part required(String name, Shape shape) {
    return new Part(name, shape, true);
  }

  static Part optional(String name, Shape shape) {
    return new Part(name, shape, false);
  }

  /** A member of an object. */
  record Part(String name, Shape shape, boolean isRequired) {}
}
