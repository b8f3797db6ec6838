package droplets.web.flow;

/**
 * A parameter, a header or a field of a step, one a line.
 *
 * @param name its name
 * @param before the text before the mark, or the whole text if there is no mark
 * @param value the value whose mark stands there, or null
 * @param real the real value where the sandbox tells it, or empty
 * @param meaning what it is for, or empty
 */
public record FlowRow(String name, String before, MaskedValue value, String real, String meaning) {

  /**
   * A row.
   *
   * @param text the text, with a mark in place of a secret
   * @param real the same text with the real value; the text again where that is not known
   */
  static FlowRow of(String name, String text, String real) {
    MaskedValue value = MaskedValue.in(name, text).orElse(null);
    return new FlowRow(
        name,
        value == null ? text : text.substring(0, text.length() - value.mark().length()),
        value,
        value == null || real.equals(text) ? "" : real,
        ParameterMeaning.of(name));
  }
}
