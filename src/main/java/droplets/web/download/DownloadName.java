package droplets.web.download;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** What the download is called: after the team and the day, in letters and digits only. */
final class DownloadName {

  /** File systems take 255 bytes; {@code droplets-}, the day and {@code .csv} are the rest. */
  private static final int LONGEST_TEAM_BYTES = 200;

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
    String words = cut(team.replaceAll(unwanted, "-")).replaceAll("^-|-$", "");
    return "droplets-" + (words.isEmpty() ? "" : words + "-") + day + ".csv";
  }

  /** As much of it as there is room for, without half a character at the end. */
  private static String cut(String text) {
    CharBuffer chars = CharBuffer.wrap(text);
    StandardCharsets.UTF_8
        .newEncoder()
        .encode(chars, ByteBuffer.allocate(LONGEST_TEAM_BYTES), true);
    return text.substring(0, chars.position());
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
