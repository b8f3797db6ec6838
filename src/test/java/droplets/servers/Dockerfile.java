package droplets.servers;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The last stage of a Dockerfile, which makes the image. */
public final class Dockerfile {
  private final List<String> lines;

  private Dockerfile(List<String> lines) {
    this.lines = lines;
  }

  /** Reads the Dockerfile of this project. */
  public static Dockerfile read() {
    try {
      List<String> lines = Files.readAllLines(Path.of("Dockerfile"));
      List<String> stages = lines.stream().filter(line -> line.startsWith("FROM ")).toList();
      int last = lines.lastIndexOf(stages.get(stages.size() - 1));
      return new Dockerfile(lines.subList(last, lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The image it starts from, with its tag. */
  public String from() {
    return lines.get(0).substring("FROM ".length());
  }

  /** The command and its arguments behind {@code ENTRYPOINT} or {@code CMD}. */
  public List<String> command(String instruction) {
    return words(only(instruction));
  }

  /** The command and its arguments that tell whether a container is healthy. */
  public List<String> healthCheck() {
    return words(only("HEALTHCHECK").replaceFirst("^.* CMD ", ""));
  }

  /** The environment variables, each of which has an {@code ENV} of its own. */
  public Map<String, String> environment() {
    return lines.stream()
        .filter(line -> line.startsWith("ENV "))
        .map(line -> line.substring("ENV ".length()).split("=", 2))
        .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
  }

  private String only(String instruction) {
    List<String> found = lines.stream().filter(line -> line.startsWith(instruction + " ")).toList();
    if (found.size() != 1) {
      throw new IllegalStateException("not one " + instruction + " in the Dockerfile: " + found);
    }
    return found.get(0).substring(instruction.length() + 1);
  }

  private static List<String> words(String array) {
    return Json.createReader(new StringReader(array))
        .readArray()
        .getValuesAs(JsonString.class)
        .stream()
        .map(JsonString::getString)
        .toList();
  }
}
