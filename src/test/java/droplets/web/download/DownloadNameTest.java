package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadNameTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          Acme Production              | droplets-Acme-Production-2026-01-15.csv     | droplets-Acme-Production-2026-01-15.csv
          ``                           | droplets-2026-01-15.csv                     | droplets-2026-01-15.csv
          Größe                        | droplets-Gr-e-2026-01-15.csv                | droplets-Gr%C3%B6%C3%9Fe-2026-01-15.csv
          東京                         | droplets-2026-01-15.csv                     | droplets-%E6%9D%B1%E4%BA%AC-2026-01-15.csv
          Robert'); <script> & Sons    | droplets-Robert-script-Sons-2026-01-15.csv  | droplets-Robert-script-Sons-2026-01-15.csv
          a"; filename="b.exe          | droplets-a-filename-b-exe-2026-01-15.csv    | droplets-a-filename-b-exe-2026-01-15.csv
          ../../etc/passwd             | droplets-etc-passwd-2026-01-15.csv          | droplets-etc-passwd-2026-01-15.csv
          ---                          | droplets-2026-01-15.csv                     | droplets-2026-01-15.csv
          """)
  void teamAndDayAreInTheName(String team, String ascii, String encoded) {
    assertEquals(
        "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded,
        DownloadName.contentDisposition(team, DAY, ".csv"));
  }

  @Test
  void nothingGetsOutOfTheHeader() {
    String header =
        DownloadName.contentDisposition(
            "a\r\nSet-Cookie: x=y\u202Egnp.exe\u0000\uD800", DAY, ".csv");

    assertTrue(header.matches("[ -~]+"), header);
    assertTrue(header.contains("\"droplets-a-Set-Cookie-x-y-gnp-exe-2026-01-15.csv\""), header);
    assertTrue(header.endsWith("''droplets-a-Set-Cookie-x-y-gnp-exe-2026-01-15.csv"), header);
  }

  @Test
  void aLongTeamIsCutAndNoCharacterIsCutInTwo() {
    String header = DownloadName.contentDisposition("a" + "𠀀".repeat(61), DAY, ".csv");

    assertTrue(
        header.endsWith("''droplets-a" + "%F0%A0%80%80".repeat(49) + "-2026-01-15.csv"), header);
  }

  @Test
  void aCutAfterAWordLeavesNoDashBehind() {
    String header = DownloadName.contentDisposition("a".repeat(199) + " b", DAY, ".csv");

    assertTrue(header.endsWith("''droplets-" + "a".repeat(199) + "-2026-01-15.csv"), header);
  }
}
