package droplets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The two packages, and what each must not know. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Path CLIENT = SOURCES.resolve("droplets/digitalocean");
  private static final Path WEB = SOURCES.resolve("droplets/web");

  /** Comments and texts; a text first, because it may look like a comment and the reverse. */
  private static final Pattern NO_CODE =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\])+'|//[^\n]*|/\\*(?s:.*?)\\*/");

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(sources.size() > 20, "there is hardly anything in " + folder);
      return sources;
    }
  }

  private static String code(Path source) throws IOException {
    return NO_CODE.matcher(Files.readString(source)).replaceAll("");
  }

  /** The files in whose code, imports included, a pattern occurs. */
  private static List<String> naming(Path folder, String pattern) throws IOException {
    Pattern name = Pattern.compile(pattern);
    List<String> found = new ArrayList<>();
    for (Path source : sources(folder)) {
      if (name.matcher(code(source)).find()) {
        found.add(source.getFileName().toString());
      }
    }
    return found.stream().sorted().toList();
  }

  @Test
  void theClientKnowsNothingOfServletsAndNothingOfTheWebPackage() throws IOException {
    assertEquals(List.of(), naming(CLIENT, "jakarta\\s*\\.\\s*servlet|droplets\\s*\\.\\s*web"));
  }

  @Test
  void theWebPackageMakesNoHttpCallAndReadsNoJson() throws IOException {
    assertEquals(
        List.of(),
        naming(
            WEB,
            "java\\.net\\.http|java\\.net\\.\\*|URLConnection|openConnection|openStream"
                + "|java\\.net\\.(URL|Socket)\\b|jakarta\\s*\\.\\s*json"));
  }

  @Test
  void oneClassOfTheClientKnowsTheJdksHttp() throws IOException {
    assertEquals(List.of("Transport.java"), naming(CLIENT, "\\bHttpURLConnection\\b"));
    assertEquals(List.of("Transport.java"), naming(CLIENT, "\\bopenConnection\\b"));
    assertEquals(List.of(), naming(CLIENT, "java\\.net\\.http\\b|\\bSocketChannel\\b"));
  }

  /** What is static is shared by all applications that use the class. */
  @Test
  void everyStaticFieldIsFinal() throws Exception {
    List<String> changeable = new ArrayList<>();
    int checked = 0;
    for (Class<?> type : mainClasses()) {
      for (Field field : type.getDeclaredFields()) {
        // What the compiler and coverage add is synthetic.
        if (Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          checked++;
          if (!Modifier.isFinal(field.getModifiers())) {
            changeable.add(field.toString());
          }
        }
      }
    }
    assertTrue(checked > 100, "only " + checked + " static fields were found");
    assertEquals(List.of(), changeable);
  }

  private static List<Class<?>> mainClasses()
      throws URISyntaxException, IOException, ClassNotFoundException {
    Class<?> known = droplets.digitalocean.Droplet.class;
    Path root = Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String path = root.relativize(file).toString();
        String name =
            path.substring(0, path.length() - ".class".length())
                .replace(file.getFileSystem().getSeparator(), ".");
        if (!name.endsWith("package-info")) {
          classes.add(Class.forName(name, false, known.getClassLoader()));
        }
      }
    }
    assertTrue(classes.contains(known));
    return classes;
  }
}
