package droplets.shipped;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of the WAR. Every container gets the same WAR in the other tests. */
class WarIT {
  private static final Path WAR = Path.of(System.getProperty("droplets.war"));
  private static final long SMALLER_THAN = 1_000_000;

  private static final Pattern CLASS_IN_A_TAG_LIBRARY =
      Pattern.compile("<((?:tag|tei|validator|function|listener)-class)>\\s*([^<\\s]+)\\s*</\\1>");

  private static Map<String, byte[]> files;
  private static Map<String, Map<String, byte[]>> jars;

  @BeforeAll
  static void open() throws IOException {
    files = unzip(Files.newInputStream(WAR));
    jars = new TreeMap<>();
    for (var file : files.entrySet()) {
      if (file.getKey().endsWith(".jar")) {
        jars.put(file.getKey(), unzip(new ByteArrayInputStream(file.getValue())));
      }
    }
  }

  /** The files of an archive by their paths. */
  private static Map<String, byte[]> unzip(InputStream archive) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var zip = new ZipInputStream(archive)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  /** The paths of all classes, those of the libraries too, beginning with their package. */
  private static Set<String> classes() {
    Set<String> classes = new TreeSet<>();
    files.keySet().forEach(path -> classes.add(path.replaceFirst("^WEB-INF/classes/", "")));
    jars.values().forEach(jar -> classes.addAll(jar.keySet()));
    classes.removeIf(path -> !path.endsWith(".class"));
    return classes;
  }

  @Test
  void isSmall() throws IOException {
    assertTrue(Files.size(WAR) < SMALLER_THAN, () -> "bytes: " + WAR.toFile().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Libraries with known vulnerabilities, which JSTL's jar has inside, under other names too.
        "org/apache/(xalan|xpath|xml|bcel|regexp)/",
        "org/eclipse/tags/",
        "java_cup/",
        "org/apache/taglibs/standard/tag/[^/]+/xml/",
        // The container has its own.
        "^jakarta/(?!json/|servlet/jsp/jstl/)",
        "^javax/",
        // The sandbox and other tests.
        "^droplets/(?!digitalocean/|web/)",
        "(?i)sandbox",
        "^org/(junit|mockito|jsoup)/"
      })
  void hasNoClassOf(String packages) {
    Set<String> found = classes();
    assertTrue(found.size() > 300, found::toString);

    found.removeIf(Pattern.compile(packages).asPredicate().negate());

    assertEquals(Set.of(), found);
  }

  @Test
  void hasNoClassOfATest() throws IOException, URISyntaxException {
    Path tests = Path.of(WarIT.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> all = Files.walk(tests)) {
      List<String> compiled =
          all.map(file -> tests.relativize(file).toString())
              .filter(file -> file.endsWith(".class"))
              .toList();
      assertTrue(compiled.contains("droplets/shipped/WarIT.class"), compiled::toString);
      Set<String> found = classes();

      found.retainAll(compiled);

      assertEquals(Set.of(), found);
    }
  }

  @Test
  void everyClassThatATagLibraryNamesIsThere() {
    Set<String> named = new TreeSet<>();
    for (Map<String, byte[]> jar : jars.values()) {
      for (var file : jar.entrySet()) {
        if (file.getKey().endsWith(".tld")) {
          CLASS_IN_A_TAG_LIBRARY
              .matcher(new String(file.getValue(), UTF_8))
              .results()
              .forEach(match -> named.add(match.group(2).replace('.', '/') + ".class"));
        }
      }
    }
    assertTrue(named.contains("org/apache/taglibs/standard/tag/rt/core/OutTag.class"));

    named.removeAll(classes());

    assertEquals(Set.of(), named);
  }

  @Test
  void noClassOfJstlRefersToOneThatWasLeftOut() throws IOException {
    String jstl =
        jars.keySet().stream().filter(name -> name.contains("-without-")).findFirst().get();
    Set<String> named = new TreeSet<>();
    try (JarFile jar = new JarFile(unpacked().resolve(jstl).toFile())) {
      for (JavaClass each : new ClassFileImporter().importJar(jar)) {
        each.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
            .filter(name -> name.matches("org\\.(apache\\.taglibs|eclipse)\\..*"))
            .forEach(name -> named.add(name.replace('.', '/') + ".class"));
      }
    }
    assertTrue(named.contains("org/apache/taglibs/standard/tag/common/core/OutSupport.class"));

    named.removeAll(classes());

    assertEquals(Set.of(), named);
  }

  @Test
  void everyLibraryHasItsLicence() {
    assertEquals(4, jars.size(), jars.keySet()::toString);
    jars.forEach(
        (name, jar) -> {
          assertTrue(jar.containsKey("META-INF/LICENSE.md"), name);
          assertTrue(jar.containsKey("META-INF/NOTICE.md"), name);
        });
  }

  /** The image copies the directory. */
  @Test
  void theDirectoryBesideItHoldsTheSame() throws IOException {
    Map<String, byte[]> unpacked = new TreeMap<>();
    try (Stream<Path> all = Files.walk(unpacked())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        unpacked.put(unpacked().relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    Set<String> packed = new TreeSet<>(files.keySet());
    // The packing itself makes it.
    packed.remove("META-INF/MANIFEST.MF");

    assertFalse(packed.isEmpty());
    assertEquals(packed, unpacked.keySet());
    unpacked.forEach((name, bytes) -> assertArrayEquals(files.get(name), bytes, name));
  }

  private static Path unpacked() {
    return Path.of(WAR.toString().replaceFirst("\\.war$", ""));
  }
}
