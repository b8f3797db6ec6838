package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.digitalocean.DropletFixture;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropletRowTest {
  private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

  private static DropletRow row(String json) {
    return DropletRow.of(DropletFixture.droplet(json), Listing.DEFAULT, NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t\\n", "\\u00a0", "\\u3000 \\u2003"})
  void aNameThatNobodySeesIsTheNumber(String name) {
    assertEquals("4711", row("{\"id\":4711,\"name\":\"" + name + "\"}").name());
  }

  @Test
  void whiteSpaceInANameIsLeft() {
    assertEquals(" web  1", row("{\"id\":4711,\"name\":\" web  1\"}").name());
  }

  /** In an address they would be cut, or lead to all Droplets or to the page about nonsense. */
  static Stream<String> tagsThatNoAddressCanName() {
    return Stream.of(" ", "\\t", "\\u2003", " web", "web\\n", "a\\tb", "x".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("tagsThatNoAddressCanName")
  void aTagThatNoAddressCanNameHasNoLink(String tag) {
    DropletRow.Tag shown = row("{\"id\":4711,\"tags\":[\"" + tag + "\"]}").tags().get(0);

    assertEquals("", shown.query());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "env:prod", "a b", "a&b=c+d%20", "\\u00e4"})
  void anyOtherTagLeadsToTheDropletsThatHaveIt(String tag) {
    DropletRow.Tag shown = row("{\"id\":4711,\"tags\":[\"" + tag + "\"]}").tags().get(0);

    assertEquals(shown.name(), ListingParameters.parse(shown.query()).orElseThrow().query().tag());
  }

  @Test
  void theLongestTagThereIsHasALink() {
    String longest = "x".repeat(255);

    assertEquals(
        "tag=" + longest, row("{\"id\":1,\"tags\":[\"" + longest + "\"]}").tags().get(0).query());
  }
}
