package droplets.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import droplets.servers.WebPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The elements and attributes in the sources of the views. Any other in a page came in with
 * somebody's text.
 */
final class KnownMarkup {
  private static final Set<String> OURS = read(Path.of("webapp/WEB-INF"));

  private KnownMarkup() {}

  /** The markup of a page that no view writes, such as {@code img} or {@code a onclick}. */
  static Set<String> notOurs(WebPage page) {
    if (!page.header("Content-Type").startsWith("text/html")) {
      return Set.of();
    }
    Set<String> found = new TreeSet<>(markup(page.document()));
    found.removeAll(OURS);
    return found;
  }

  private static Set<String> read(Path directory) {
    Set<String> all = new HashSet<>(markup(Jsoup.parse("")));
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> views = files.filter(file -> file.toString().matches(".*\\.(jsp|tag)")).toList();
      for (Path view : views) {
        String html =
            Files.readString(view, UTF_8)
                .replaceAll("(?s)<%.*?%>", "")
                .replaceAll("</?(c|fn|t|jsp):[^>]*>", "");
        all.addAll(markup(Jsoup.parse(html, "", Parser.xmlParser())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static Set<String> markup(Document document) {
    Set<String> found = new HashSet<>();
    for (Element element : document.select("*")) {
      found.add(element.tagName());
      for (Attribute attribute : element.attributes()) {
        found.add(element.tagName() + " " + attribute.getKey());
      }
      element.childNodes().stream()
          .filter(Comment.class::isInstance)
          .forEach(comment -> found.add("comment in " + element.tagName()));
    }
    return found;
  }
}
