package droplets.benchmark;

import droplets.benchmark.Results.Subject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An SVG plot of latency against load. */
final class Plot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 60;
  private static final int STEPS = 5;

  private static final Map<Subject, String> COLOURS =
      new EnumMap<>(
          Map.of(
              Subject.APPLICATION, "#0069ff", Subject.FLOOR, "#777777", Subject.SPRING, "#2e8b57"));

  private final String title;
  private final Map<Subject, List<Point>> lines = new EnumMap<>(Subject.class);

  Plot(String title) {
    this.title = title;
  }

  /**
   * A point.
   *
   * @param load the pages a second
   * @param median the median latency in milliseconds
   * @param p99 its 99th percentile
   */
  record Point(int people, double load, double median, double p99) {}

  void add(Subject subject, Point point) {
    lines.computeIfAbsent(subject, any -> new ArrayList<>()).add(point);
  }

  Map<Subject, List<Point>> lines() {
    return lines;
  }

  String svg() {
    double mostLoad = most(true);
    double mostMillis = most(false);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" \
        font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%d" y="22" font-size="15">%s</text>
        """
            .formatted(WIDTH, HEIGHT, LEFT, title));
    for (int step = 0; step <= STEPS; step++) {
      double load = mostLoad * step / STEPS;
      double millis = mostMillis * step / STEPS;
      svg.append(
          line(
              x(0, mostLoad), y(millis, mostMillis), x(mostLoad, mostLoad), y(millis, mostMillis)));
      svg.append(text(LEFT - 8, y(millis, mostMillis) + 4, "end", millis));
      svg.append(text(x(load, mostLoad), HEIGHT - BOTTOM + 18, "middle", load));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">pages a second; each point is a number of people"
                .formatted((WIDTH + LEFT) / 2, HEIGHT - 14)
            + "</text>\n<text x=\"16\" y=\"%d\" transform=\"rotate(-90 16 %d)\""
                .formatted(HEIGHT / 2, HEIGHT / 2)
            + " text-anchor=\"middle\">milliseconds: median (line), 99th percentile (dashes)"
            + "</text>\n");
    int legend = 0;
    for (Map.Entry<Subject, List<Point>> each : lines.entrySet()) {
      String colour = COLOURS.get(each.getKey());
      svg.append(path(each.getValue(), mostLoad, mostMillis, colour, true));
      svg.append(path(each.getValue(), mostLoad, mostMillis, colour, false));
      svg.append(
          "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>\n"
              .formatted(LEFT + 12, TOP + 16 + 16 * legend++, colour, each.getKey().title()));
    }
    return svg.append("</svg>\n").toString();
  }

  private double most(boolean isLoad) {
    return lines.values().stream()
            .flatMap(List::stream)
            .mapToDouble(point -> isLoad ? point.load() : point.p99())
            .max()
            .orElse(1)
        * 1.05;
  }

  private static String path(
      List<Point> points, double mostLoad, double mostMillis, String colour, boolean isMedian) {
    StringBuilder path = new StringBuilder("<polyline fill=\"none\" stroke=\"" + colour + "\"");
    path.append(isMedian ? " stroke-width=\"2\"" : " stroke-dasharray=\"5 4\"")
        .append(" points=\"");
    for (Point point : points) {
      double millis = isMedian ? point.median() : point.p99();
      path.append(
          String.format(
              Locale.ENGLISH, "%.1f,%.1f ", x(point.load(), mostLoad), y(millis, mostMillis)));
    }
    return path.append("\"/>\n").toString();
  }

  private static double x(double load, double most) {
    return LEFT + (WIDTH - LEFT - RIGHT) * load / most;
  }

  private static double y(double millis, double most) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * millis / most;
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ENGLISH,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(double x, double y, String anchor, double value) {
    return String.format(
        Locale.ENGLISH,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%.0f</text>%n",
        x,
        y,
        anchor,
        value);
  }
}
