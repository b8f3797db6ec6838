package droplets.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers who take their time must not take threads and disk from the others. */
@InstalledIn(servers = ServerKind.TOMCAT_11, contexts = "")
record SlowReadersIT(Installation site) {
  private static final int READERS = 40;

  @Test
  void aConnectionHasTwoDownloadsAtATimeUntilTheyHaveBeenRead() throws IOException {
    Visitor visitor = site.visitorOf(Team.BIG_FLEET);
    List<Socket> all = new ArrayList<>();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < READERS; i++) {
        all.add(visitor.ask("GET", "/droplets.csv"));
      }
      for (Socket reader : all) {
        String status = new String(reader.getInputStream().readNBytes(12), UTF_8);
        if (status.equals("HTTP/1.1 200")) {
          slow.add(reader);
        } else {
          assertEquals("HTTP/1.1 503", status);
          assertTrue(rest(reader).contains("Other downloads are under way"));
        }
      }

      assertEquals(2, slow.size());
      if (Files.isDirectory(Path.of("/proc/self/fd"))) {
        assertEquals(2, files());
      }
      assertEquals(200, visitor.open("/droplets").status());
      for (Socket reader : slow) {
        assertTrue(rest(reader).contains("node-1234.big-fleet.example"));
      }
    } finally {
      for (Socket reader : all) {
        reader.close();
      }
    }
    assertEquals(200, visitor.open("/droplets.csv").status());
  }

  private static String rest(Socket reader) throws IOException {
    return new String(reader.getInputStream().readAllBytes(), UTF_8);
  }

  private long files() {
    return site.server().temporaryFiles().stream()
        .filter(name -> name.matches(".*/droplets-[^/]*\\.csv.*"))
        .count();
  }
}
