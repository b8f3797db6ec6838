package droplets.web.download;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** The name of the downloaded file: the team and the day, in letters, digits and hyphens. */
final class DownloadName {

  /** A file name may have 255 bytes. The rest is for {@code droplets-}, the day and the ending. */
  private static final int LONGEST_TEAM_BYTES = 200;

  private DownloadName() {}

  /**
   * Makes the header {@code Content-Disposition} (RFC 6266). It holds a name in ASCII, and the name
   * in UTF-8 for the browsers that can read it.
   *
   * @param team the name of the team, or empty
   * @param day the day of the download
   * @param ending the end of the name, such as {@code .csv}
   */
  static String contentDisposition(String team, LocalDate day, String ending) {
    return "attachment; filename=\""
        + name(team, "[^A-Za-z0-9]+", day, ending)
        + "\"; filename*=UTF-8''"
        + encoded(name(team, "[^\\p{L}\\p{M}\\p{N}]+", day, ending));
  }

  private static String name(String team, String unwanted, LocalDate day, String ending) {
    String words = cut(team.replaceAll(unwanted, "-")).replaceAll("^-|-$", "");
    return "droplets-" + (words.isEmpty() ? "" : words + "-") + day + ending;
  }

  /** Cuts a text to the bytes that there is room for, at the end of a character. */
  private static String cut(String text) {
    CharBuffer chars = CharBuffer.wrap(text);
    StandardCharsets.UTF_8
        .newEncoder()
        .encode(chars, ByteBuffer.allocate(LONGEST_TEAM_BYTES), true);
    return text.substring(0, chars.position());
  }

  /** Encodes a name as RFC 8187 section 3.2 says. */
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
