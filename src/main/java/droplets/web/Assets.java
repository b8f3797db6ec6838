package droplets.web;

import droplets.web.page.Route;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The static files below {@code /assets/}, read once when the application starts. */
final class Assets {

  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css;charset=UTF-8",
          "js", "text/javascript;charset=UTF-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon");
  private static final int HASH_CHARACTERS = 16;

  private final SortedMap<String, File> files;
  private final String hash;

  /**
   * A file.
   *
   * @param type the value of {@code Content-Type}
   * @param content the bytes
   */
  record File(String type, byte[] content) {}

  private Assets(SortedMap<String, File> files) {
    this.files = files;
    this.hash = hash(files);
  }

  static Assets load(ServletContext context) {
    SortedMap<String, File> files = new TreeMap<>();
    Set<String> paths = context.getResourcePaths(Route.ASSETS.path());
    for (String path : paths == null ? Set.<String>of() : paths) {
      String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
      if (type != null) {
        files.put(path.substring(path.lastIndexOf('/') + 1), new File(type, read(context, path)));
      }
    }
    return new Assets(files);
  }

  /** The hash of all files together, because one file may refer to another. */
  String hash() {
    return hash;
  }

  Optional<File> file(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static byte[] read(ServletContext context, String path) {
    try (InputStream in = context.getResourceAsStream(path)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(SortedMap<String, File> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, file) -> {
            digest.update(
                (name + "\n" + file.content().length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(file.content());
          });
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
