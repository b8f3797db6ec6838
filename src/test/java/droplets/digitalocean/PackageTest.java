package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder can be copied into any project. */
class PackageTest {

  private static final Path FOLDER = Path.of("src", "main", "java", "droplets", "digitalocean");

  @Test
  void nothingButTheJdkAndJsonPIsImported() throws IOException {
    List<String> foreign = new ArrayList<>();
    for (Path source : sources()) {
      for (String line : Files.readAllLines(source)) {
        if (line.startsWith("import ")
            && !line.matches("import (static )?(java\\.|jakarta\\.json\\.).*")) {
          foreign.add(source.getFileName() + ": " + line);
        }
      }
    }
    assertEquals(List.of(), foreign);
  }

  @Test
  void oneClassKnowsHttp() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path source : sources()) {
      if (Files.readString(source).contains("openConnection(")) {
        names.add(source.getFileName().toString());
      }
    }
    assertEquals(List.of("Transport.java"), names);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 20);
      return sources;
    }
  }
}
