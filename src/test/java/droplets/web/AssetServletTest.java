package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetServletTest {
  private static final Map<String, String> FILES =
      Map.of(
          "/assets/page.css", "body{}",
          "/assets/drop.svg", "<svg/>",
          "/assets/notes.txt", "not served");

  private final Assets assets = assets(FILES);
  private final AssetServlet servlet =
      new AssetServlet(
          assets,
          new Views(request -> Optional.empty(), Visit.BASE, "/app/assets", false, new Shutdown()));

  private static Assets assets(Map<String, String> files) {
    ServletContext context = mock(ServletContext.class);
    when(context.getResourcePaths("/assets/")).thenReturn(new HashSet<>(files.keySet()));
    files.forEach(
        (path, content) ->
            when(context.getResourceAsStream(path))
                .thenAnswer(
                    call -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    return Assets.load(context);
  }

  private Visit get(String path) throws Exception {
    return new Browser().get(null).withPathInfo(path).to(servlet);
  }

  @ParameterizedTest
  @CsvSource({"page.css, text/css;charset=UTF-8, body{}", "drop.svg, image/svg+xml, <svg/>"})
  void underTheHashAFileIsKeptForAYear(String name, String type, String content) throws Exception {
    Visit visit = get("/" + assets.hash() + "/" + name);

    assertEquals(200, visit.status());
    assertEquals(type, visit.header("Content-Type"));
    assertEquals("public, max-age=31536000, immutable", visit.header("Cache-Control"));
    assertEquals(content, visit.body());
  }

  @Test
  void withoutTheHashItIsAskedForEachTime() throws Exception {
    Visit visit = get("/page.css");

    assertEquals("no-cache", visit.header("Cache-Control"));
    assertEquals("body{}", visit.body());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/",
        "/HASH",
        "/HASH/",
        "/HASH/notes.txt",
        "/HASH/../page.css",
        "/0000000000000000/page.css",
        "/../WEB-INF/web.xml",
        "//page.css"
      })
  void anythingElseIsNotThere(String path) throws Exception {
    Visit visit = get(path == null ? null : path.replace("HASH", assets.hash()));

    assertEquals(404, visit.status());
    assertEquals("error.jsp", visit.view());
    assertNull(visit.header("Cache-Control"));
  }

  @Test
  void anotherContentHasAnotherHash() {
    assertTrue(assets.hash().matches("[0-9a-f]{16}"));
    assertEquals(assets.hash(), assets(FILES).hash());
    assertNotEquals(assets.hash(), assets(Map.of("/assets/page.css", "body{}")).hash());
    assertNotEquals(
        assets(Map.of("/assets/page.css", "body{}")).hash(),
        assets(Map.of("/assets/page.css", "body{} ")).hash());
    assertNotEquals(
        assets(Map.of("/assets/a.css", "x")).hash(), assets(Map.of("/assets/b.css", "x")).hash());
  }
}
