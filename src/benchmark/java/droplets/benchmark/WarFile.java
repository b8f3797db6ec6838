package droplets.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Makes the WARs that the application is compared with. */
final class WarFile {

  private static final String WEB_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0" metadata-complete="true">
      %s</web-app>
      """;

  private static final String SERVLET =
      """
        <servlet><servlet-name>%1$s</servlet-name>
          <servlet-class>droplets.benchmark.floor.%1$s</servlet-class></servlet>
        <servlet-mapping><servlet-name>%1$s</servlet-name>
          <url-pattern>%2$s</url-pattern></servlet-mapping>
      """;

  private static final String VIEW =
      """
        <servlet><servlet-name>%1$s</servlet-name>
          <jsp-file>/%1$s</jsp-file><load-on-startup>1</load-on-startup></servlet>
      """;

  private static final String EMPTY_VIEW =
      "<%@ page contentType=\"text/html;charset=UTF-8\" session=\"false\" %>\n<p>Empty.</p>\n";

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private WarFile() {}

  /** Writes the WAR of the bare servlets. */
  static void writeFloor(Path file) throws IOException {
    WarFile war = new WarFile();
    war.add(
        "WEB-INF/web.xml",
        WEB_XML.formatted(
            SERVLET.formatted("SameBytesServlet", "/bytes/*")
                + SERVLET.formatted("SameCallServlet", "/call/*")));
    for (String name : new String[] {"SameBytesServlet", "SameCallServlet"}) {
      String entry = "droplets/benchmark/floor/" + name + ".class";
      try (InputStream in = WarFile.class.getClassLoader().getResourceAsStream(entry)) {
        war.files.put("WEB-INF/classes/" + entry, in.readAllBytes());
      }
    }
    war.write(file);
  }

  /** Writes a WAR of views that show nothing, compiled at the start as the application's are. */
  static void writeEmpty(Path file, int views) throws IOException {
    WarFile war = new WarFile();
    StringBuilder servlets = new StringBuilder();
    for (int number = 1; number <= views; number++) {
      String name = number == 1 ? "index.jsp" : "view" + number + ".jsp";
      servlets.append(VIEW.formatted(name));
      war.add(name, EMPTY_VIEW);
    }
    war.add("WEB-INF/web.xml", WEB_XML.formatted(servlets));
    war.write(file);
  }

  private void add(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(Path file) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        out.putNextEntry(new ZipEntry(each.getKey()));
        out.write(each.getValue());
        out.closeEntry();
      }
    }
  }
}
