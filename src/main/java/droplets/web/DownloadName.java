package droplets.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What the download is called: after the team and the day, in letters and digits only. */
final class DownloadName {

  private static final int LONGEST_TEAM = 60;

  private DownloadName() {}

  /**
   * The header {@code Content-Disposition} (RFC 6266): a name in ASCII, and the one in all letters
   * for whoever understands it.
   */
  static String contentDisposition(String team, LocalDate day) {
    return "attachment; filename=\""
        + name(team, "[^A-Za-z0-9]+", day)
        + "\"; filename*=UTF-8''"
        + encoded(name(team, "[^\\p{L}\\p{M}\\p{N}]+", day));
  }

  private static String name(String team, String unwanted, LocalDate day) {
    String words = team.replaceAll(unwanted, "-").replaceAll("^-|-$", "");
    int length = words.codePointCount(0, words.length());
    String part = words.substring(0, words.offsetByCodePoints(0, Math.min(length, LONGEST_TEAM)));
    return "droplets-" + (part.isEmpty() ? "" : part + "-") + day + ".csv";
  }

  /** As RFC 8187, section 3.2, has it. */
  private static String encoded(String name) {
    StringBuilder text = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '.');
      text.append(isPlain ? Character.toString(c) : String.format("%%%02X", (int) c));
    }
    return text.toString();
  }
}
