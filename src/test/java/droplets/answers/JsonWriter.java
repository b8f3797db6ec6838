package droplets.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * Writes a JSON text in one of the ways that mean the same: members in any order, any white space,
 * any escapes, now and then a byte order mark before it or a member told twice.
 */
final class JsonWriter {
  private final Chance chance;
  private final boolean isSpaced;
  private final int escaped;
  private final StringBuilder out = new StringBuilder();

  private JsonWriter(Chance chance) {
    this.chance = chance;
    isSpaced = chance.oneIn(4);
    // One character in so many is escaped without need: none, some or all.
    escaped = chance.pick(Integer.MAX_VALUE, Integer.MAX_VALUE, 5, 1);
  }

  static byte[] write(Chance chance, Json json) {
    JsonWriter writer = new JsonWriter(chance);
    if (chance.oneIn(10)) {
      writer.out.append('\uFEFF');
    }
    writer.space();
    writer.value(json, true);
    writer.space();
    return writer.out.toString().getBytes(UTF_8);
  }

  private void value(Json json, boolean isOutermost) {
    if (json instanceof Json.Text text) {
      text(text.value());
    } else if (json instanceof Json.Bare bare) {
      out.append(bare.written());
    } else if (json instanceof Json.Items items) {
      items(items.all());
    } else if (json instanceof Json.Members members) {
      members(members.all(), isOutermost);
    }
  }

  private void items(List<Json> items) {
    out.append('[');
    String separator = "";
    for (Json item : items) {
      out.append(separator);
      space();
      value(item, false);
      space();
      separator = ",";
    }
    out.append(']');
  }

  private void members(List<Json.Member> members, boolean isOutermost) {
    out.append('{');
    String separator = "";
    for (Json.Member member : chance.shuffled(members)) {
      // Two lists of Droplets would be senseless; anything else may be told again.
      int times = !isOutermost && chance.oneIn(100) ? 2 : 1;
      for (int i = 0; i < times; i++) {
        out.append(separator);
        space();
        text(member.name());
        space();
        out.append(':');
        space();
        value(member.value(), false);
        space();
        separator = ",";
      }
    }
    out.append('}');
  }

  private void space() {
    if (isSpaced) {
      out.append(chance.pick("", " ", "\n", "\r\n\t", "    "));
    }
  }

  private void text(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int codePoint) {
    if (mustBeEscaped(codePoint) || escaped < Integer.MAX_VALUE && chance.oneIn(escaped)) {
      for (char c : Character.toChars(codePoint)) {
        escape(c);
      }
    } else {
      out.appendCodePoint(codePoint);
    }
  }

  /** Also half of a pair without its other half, which UTF-8 cannot write. */
  private static boolean mustBeEscaped(int c) {
    return c < ' ' || c == '"' || c == '\\' || Character.getType(c) == Character.SURROGATE;
  }

  private void escape(char c) {
    int shortForm = "\"\\/\b\f\n\r\t".indexOf(c);
    if (shortForm >= 0 && !chance.oneIn(3)) {
      out.append('\\').append("\"\\/bfnrt".charAt(shortForm));
    } else {
      out.append(String.format(chance.pick("\\u%04x", "\\u%04X"), (int) c));
    }
  }
}
