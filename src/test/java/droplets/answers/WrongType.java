package droplets.answers;

import java.util.ArrayList;
import java.util.List;

/** Puts a value of any type in the place of another, somewhere in an answer. */
final class WrongType {
  private final Chance chance;
  private int left;

  private WrongType(Chance chance, int left) {
    this.chance = chance;
    this.left = left;
  }

  static Json somewhere(Chance chance, Json json) {
    return new WrongType(chance, chance.below(count(json))).copy(json);
  }

  private static int count(Json json) {
    int count = 1;
    if (json instanceof Json.Items items) {
      count += items.all().stream().mapToInt(WrongType::count).sum();
    } else if (json instanceof Json.Members members) {
      count += members.all().stream().mapToInt(member -> count(member.value())).sum();
    }
    return count;
  }

  private Json copy(Json json) {
    if (left-- == 0) {
      return Shape.anything(chance, 3);
    }
    if (json instanceof Json.Items items) {
      List<Json> copies = new ArrayList<>();
      items.all().forEach(item -> copies.add(copy(item)));
      return new Json.Items(copies);
    }
    if (json instanceof Json.Members members) {
      List<Json.Member> copies = new ArrayList<>();
      members.all().forEach(each -> copies.add(new Json.Member(each.name(), copy(each.value()))));
      return new Json.Members(copies);
    }
    return json;
  }
}
