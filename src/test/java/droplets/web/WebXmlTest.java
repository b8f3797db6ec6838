package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class WebXmlTest {
  private static final Path WEB_INF = Path.of("webapp", "WEB-INF");

  private final Document webXml = read();

  private static Document read() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(WEB_INF.resolve("web.xml").toFile());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Element> elements(String name) {
    NodeList found = webXml.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagName(name).item(0).getTextContent();
  }

  @Test
  void everyViewIsCompiledAtTheStartAndNothingElseIs() throws IOException {
    Set<String> views;
    try (Stream<Path> files = Files.list(WEB_INF.resolve("views"))) {
      views =
          files
              .map(file -> "/WEB-INF/views/" + file.getFileName())
              .collect(Collectors.toCollection(TreeSet::new));
    }
    Set<String> compiled = new TreeSet<>();
    for (Element servlet : elements("servlet")) {
      compiled.add(text(servlet, "jsp-file"));
      assertTrue(Integer.parseInt(text(servlet, "load-on-startup")) >= 0);
    }
    assertTrue(views.size() >= 5, views::toString);
    assertEquals(views, compiled);
  }

  /** A context parameter in the WAR would come before none of the sources, but look like one. */
  @Test
  void noSettingIsInTheWar() {
    assertEquals(List.of(), elements("context-param"));
  }

  @Test
  void viewsCannotBeAskedForByAnAddress() {
    assertEquals(List.of(), elements("servlet-mapping"));
  }

  @Test
  void sessionsAreKeptInCookiesAndEndWhenNobodyComes() {
    assertEquals(
        List.of("COOKIE"),
        elements("tracking-mode").stream().map(Element::getTextContent).toList());
    assertEquals(1, elements("session-timeout").size());
    assertEquals(1, elements("distributable").size());
  }

  @Test
  void scriptletsDoNotCompile() {
    assertEquals(
        List.of("*.jsp true", "*.tag true"),
        elements("jsp-property-group").stream()
            .map(group -> text(group, "url-pattern") + " " + text(group, "scripting-invalid"))
            .toList());
  }
}
