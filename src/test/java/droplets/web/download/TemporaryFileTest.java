package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {
  @TempDir private Path directory;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static void write(TemporaryFile file, String text) throws IOException {
    Writer out = file.rewrite();
    out.write(text);
    out.flush();
  }

  private static String content(TemporaryFile file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.transferTo(out, () -> false);
    assertEquals(file.size(), out.size());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatWasWrittenLastIsReadAndThenItIsGone() throws Exception {
    try (TemporaryFile file = new TemporaryFile(directory)) {
      write(file, "the first, longer than the second: größe");
      write(file, "größe 東京");

      assertEquals("größe 東京", content(file));
      assertEquals("größe 東京", content(file), "as often as is wanted");
    }
    assertEquals(List.of(), files());
  }

  @Test
  void nothingMoreIsSentWhenItHasTakenTooLong() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TemporaryFile file = new TemporaryFile(directory)) {
      write(file, "x".repeat(100_000));

      assertThrows(IOException.class, () -> file.transferTo(out, () -> out.size() > 20_000));
      assertEquals(3 * 8192, out.size());
    }
  }

  @Test
  void whatIsNeverWrittenIsNeverMade() throws Exception {
    new TemporaryFile(directory).close();

    assertEquals(List.of(), files());
  }

  @Test
  void whereThereIsNoRoomItSaysSo() throws Exception {
    try (TemporaryFile file = new TemporaryFile(directory.resolve("none"))) {
      assertThrows(IOException.class, file::rewrite);
    }
  }
}
