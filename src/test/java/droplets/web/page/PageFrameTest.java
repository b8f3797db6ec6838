package droplets.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.digitalocean.Identity;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageFrameTest {

  @Test
  void eachTextHasBeenEscaped() throws Exception {
    Identity identity = new Identity("<n>", "<e>", "u", "t", "<team>");
    PageFrame frame = new PageFrame("/<b>", "/<a>", false, true, identity, "\"'&");
    Map<String, Object> texts = new TreeMap<>();
    for (PropertyDescriptor each :
        Introspector.getBeanInfo(PageFrame.class).getPropertyDescriptors()) {
      if (each.getPropertyType() == String.class) {
        texts.put(each.getName(), each.getReadMethod().invoke(frame));
      }
    }
    assertEquals(
        Map.of(
            "base", "/&lt;b&gt;",
            "assets", "/&lt;a&gt;",
            "person", "&lt;n&gt;",
            "email", "&lt;e&gt;",
            "team", "&lt;team&gt;",
            "formToken", "&#034;&#039;&amp;"),
        texts);
  }
}
