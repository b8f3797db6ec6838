package droplets.answers;

import java.util.List;
import java.util.Optional;

/** A JSON value. */
public sealed interface Json {
  /** Nothing. */
  Json NULL = new Bare("null");

  /** A text. */
  record Text(String value) implements Json {}

  /** A number, true, false or null, as it is written. */
  record Bare(String written) implements Json {}

  /** An array. */
  record Items(List<Json> all) implements Json {}

  /** An object. */
  record Members(List<Member> all) implements Json {
    /** A member's value. */
    public Optional<Json> get(String name) {
      return all.stream().filter(member -> member.name.equals(name)).map(Member::value).findFirst();
    }

    /** A member that is a text, else nothing. */
    public String text(String name) {
      return get(name).orElse(NULL) instanceof Text text ? text.value : "";
    }

    /** A member that is a number, as it is written. */
    public String written(String name) {
      return get(name).orElse(NULL) instanceof Bare bare ? bare.written : "";
    }

    /** The objects in a member that is an array. */
    public List<Members> objects(String name) {
      return get(name).orElse(NULL) instanceof Items items
          ? items.all.stream().filter(Members.class::isInstance).map(Members.class::cast).toList()
          : List.of();
    }

    /** A member that is an object, else one without members. */
    public Members object(String name) {
      return get(name).orElse(NULL) instanceof Members members ? members : new Members(List.of());
    }
  }

  /** A member of an object. */
  record Member(String name, Json value) {}
}
