package droplets.answers;

import java.util.List;

/** Texts of any characters, most of them short. */
public enum Texts {
  /** Those that a page can show as they are, white space included. */
  PLAIN {
    @Override
    String piece(Chance chance) {
      return chance.oneIn(6) ? character(chance) : chance.pick(WORDS);
    }
  },

  /** Whatever JSON can hold: control characters and halves of pairs too. */
  ANY {
    @Override
    String piece(Chance chance) {
      return chance.oneIn(3) ? chance.pick(UNPRINTABLE) : PLAIN.piece(chance);
    }
  };

  private static final List<String> WORDS =
      List.of(
          "web-01",
          "Example",
          "null",
          "0",
          "-1",
          " ",
          "\t",
          "\n",
          "\r\n",
          "\u00A0",
          "\u3000",
          "\u2028",
          "\uFEFF",
          "\u200B",
          "\u202E",
          "\u05D0\u0301",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onmouseover=alert(1) x='",
          "</td></table></title></style>",
          "<!--",
          "]]>",
          "&amp;&lt;b&gt;",
          "&#60;",
          "${7*7}",
          "#{7*7}",
          "<%= 7*7 %>",
          "%41%00",
          "\\u003c",
          "=1+1",
          "@SUM(1)",
          ",",
          ";",
          "\"");

  /** A page shows a replacement character for each of them, or white space. */
  private static final List<String> UNPRINTABLE =
      List.of(
          "\0",
          "\u0001",
          "\u0007",
          "\b",
          "\u000B",
          "\f",
          "\u001B",
          "\u001F",
          "\u007F",
          "\u0085",
          "\u009F",
          "\uD83D",
          "\uDC69",
          "\uDC69\uD83D",
          "\uFFFD",
          "\uFFFE",
          "\uFFFF");

  private static final String SPACES = "[\\h\\v\\x1C-\\x1F\\uFFFD]+";

  abstract String piece(Chance chance);

  /** A text. */
  public String draw(Chance chance) {
    if (chance.oneIn(200)) {
      return piece(chance).repeat((int) chance.between(100, 1_000));
    }
    StringBuilder text = new StringBuilder();
    for (int pieces = chance.below(5); pieces > 0; pieces--) {
      text.append(piece(chance));
    }
    return text.toString();
  }

  /**
   * A text by which it can be told again in a page, whatever that shows in place of white space and
   * of what cannot be shown.
   */
  public static String comparable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]", "\uFFFD")
        .replaceAll(SPACES, " ")
        .strip();
  }

  private static String character(Chance chance) {
    int c = chance.below(Character.MAX_CODE_POINT + 1);
    boolean isPlain =
        !Character.isISOControl(c)
            && Character.getType(c) != Character.SURROGATE
            && (c & 0xFFFE) != 0xFFFE
            && c != 0xFFFD;
    return isPlain ? Character.toString(c) : "o";
  }
}
