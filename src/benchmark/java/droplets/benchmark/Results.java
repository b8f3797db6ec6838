package droplets.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured: for each measure the values of each subject, one for each round. */
final class Results {

  /** A subject: whose value it is. */
  enum Subject {
    APPLICATION("this application"),
    FLOOR("floor"),
    SPRING("Spring Boot");

    private final String title;

    Subject(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A measure.
   *
   * @param name its name, unique
   * @param unit the unit of its values
   * @param floor what the floor is, for the notes below the table; may be empty
   */
  record Measure(String name, String unit, String floor) {}

  private final Map<Measure, Map<Subject, List<Double>>> values = new LinkedHashMap<>();

  void add(Measure measure, Subject subject, double value) {
    values
        .computeIfAbsent(measure, any -> new EnumMap<>(Subject.class))
        .computeIfAbsent(subject, any -> new ArrayList<>())
        .add(value);
  }

  /** The table, as text. */
  String table() {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          "measure: median (least to most)",
          Subject.APPLICATION.title(),
          Subject.FLOOR.title(),
          Subject.SPRING.title(),
          "to floor",
          "to Spring"
        });
    values.forEach(
        (measure, bySubject) ->
            rows.add(
                new String[] {
                  measure.name() + ", " + measure.unit(),
                  shown(bySubject.get(Subject.APPLICATION)),
                  shown(bySubject.get(Subject.FLOOR)),
                  shown(bySubject.get(Subject.SPRING)),
                  ratio(bySubject, Subject.FLOOR),
                  ratio(bySubject, Subject.SPRING)
                }));
    return layout(rows) + "\nfloors\n" + floors();
  }

  /** All values. */
  JsonArrayBuilder json() {
    JsonArrayBuilder measures = Json.createArrayBuilder();
    values.forEach(
        (measure, bySubject) -> {
          JsonObjectBuilder subjects = Json.createObjectBuilder();
          bySubject.forEach(
              (subject, list) ->
                  subjects.add(subject.title(), Json.createArrayBuilder(list).build()));
          measures.add(
              Json.createObjectBuilder()
                  .add("measure", measure.name())
                  .add("unit", measure.unit())
                  .add("values", subjects));
        });
    return measures;
  }

  private String floors() {
    StringBuilder text = new StringBuilder();
    values.keySet().stream()
        .filter(measure -> !measure.floor().isEmpty())
        .forEach(
            measure ->
                text.append("  ")
                    .append(measure.name())
                    .append(": ")
                    .append(measure.floor())
                    .append('\n'));
    return text.toString();
  }

  private static String shown(List<Double> list) {
    if (list == null) {
      return "-";
    }
    List<Double> sorted = list.stream().sorted().toList();
    String median = number(median(list));
    return sorted.size() < 2
        ? median
        : median
            + " ("
            + number(sorted.get(0))
            + " to "
            + number(sorted.get(list.size() - 1))
            + ")";
  }

  /** The median of what the rounds' ratios are: a round's values were measured side by side. */
  private static String ratio(Map<Subject, List<Double>> bySubject, Subject other) {
    List<Double> ours = bySubject.get(Subject.APPLICATION);
    List<Double> theirs = bySubject.get(other);
    if (ours == null || theirs == null || ours.size() != theirs.size() || theirs.contains(0.0)) {
      return "-";
    }
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ours.size(); round++) {
      ratios.add(ours.get(round) / theirs.get(round));
    }
    return String.format(Locale.ENGLISH, "%.2f", median(ratios));
  }

  private static double median(List<Double> list) {
    List<Double> sorted = list.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String number(double value) {
    String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ENGLISH, format, value);
  }

  private static String layout(List<String[]> rows) {
    int columns = rows.get(0).length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int column = 0; column < columns; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      for (int column = 0; column < columns; column++) {
        String padding = " ".repeat(widths[column] - row[column].length());
        text.append(column == 0 ? row[column] + padding : "  " + padding + row[column]);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
