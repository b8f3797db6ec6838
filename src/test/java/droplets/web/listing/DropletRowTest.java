package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import droplets.web.testing.TestApplication;
import jakarta.json.Json;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DropletRowTest {
  private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

  private static DropletRow row(String json, String... scope) {
    Droplet droplet = DropletFixture.droplet(json);
    return new DropletRow(
        droplet,
        new TagLinks(Listing.DEFAULT.withPerPage(20)),
        new Granted(TestApplication.tokens(scope)),
        NOW);
  }

  private static String address(String ip, String type) {
    return "{\"ip_address\": \"%s\", \"type\": \"%s\"}".formatted(ip, type);
  }

  @Test
  void aDropletOfWhichNothingIsKnownIsNamedByItsNumber() {
    DropletRow row = row("{\"id\": 4711}");

    assertEquals("4711", row.getName());
    assertEquals(
        List.of("", "", "", "", "", "", "", "", "", ""),
        List.of(
            row.getRegion(),
            row.getRegionName(),
            row.getSize(),
            row.getGpu(),
            row.getGpuNote(),
            row.getImage(),
            row.getPrice(),
            row.getCreated(),
            row.getAge(),
            row.getOtherTags()));
    assertEquals(List.of(), row.getAddresses());
    assertEquals(List.of(), row.getPrivateAddresses());
    assertEquals(List.of(), row.getTags());
    assertEquals(0, row.getMoreTags());
  }

  @Test
  void aDropletIsToldInWords() {
    DropletRow row =
        row(
            """
            {"id": 4711, "name": "web-1", "locked": true, "status": "off", "size_slug": "gpu-1",
             "created_at": "2026-01-15T12:00:00Z", "tags": ["env:a&b"],
             "region": {"slug": "nyc3", "name": "New York 3"},
             "image": {"distribution": "Ubuntu", "name": "24.04"},
             "size": {"price_monthly": 1310},
             "gpu_info": {"count": 8, "model": "nvidia_h100", "vram": {"amount": 80, "unit": "gib"}}}
            """);

    assertEquals("web-1", row.getName());
    assertEquals(4711, row.getId());
    assertEquals(true, row.isLocked());
    assertEquals(true, row.isBilledWhileOff());
    assertEquals("nyc3", row.getRegion());
    assertEquals("New York 3", row.getRegionName());
    assertEquals("gpu-1", row.getSize());
    assertEquals("8 × nvidia_h100, 80 GB", row.getGpu());
    assertEquals("GPU: 8 × nvidia_h100, 80 GB", row.getGpuNote());
    assertEquals("Ubuntu 24.04", row.getImage());
    assertEquals("$1,310.00", row.getPrice());
    assertEquals("2026-01-15T12:00:00Z", row.getCreated());
    assertEquals("3 days ago", row.getAge());
    assertEquals("env:a&amp;b", row.getTags().get(0).getName());
    assertEquals("tag=env%3Aa%26b&amp;per_page=20", row.getTags().get(0).getQuery());
  }

  /** As in the download: that there is a GPU says its model. */
  @Test
  void ofAModelAloneThereIsOne() {
    DropletRow row = row("{\"id\": 1, \"gpu_info\": {\"count\": 0, \"model\": \"nvidia_h100\"}}");

    assertEquals("1 × nvidia_h100", row.getGpu());
  }

  @Test
  void twoTagsFitAndTheOthersAreCounted() {
    DropletRow row = row("{\"id\": 1, \"tags\": [\"a\", \"b\", \"c\", \"d\"]}");

    assertEquals(List.of("a", "b"), row.getTags().stream().map(Tag::getName).toList());
    assertEquals(2, row.getMoreTags());
    assertEquals("c, d", row.getOtherTags());
  }

  @ParameterizedTest
  @CsvSource({
    "public private public, true, 192.0.2.0 192.0.2.2, 192.0.2.1",
    "private, true, 2001:db8::1, 192.0.2.0",
    "private, false, '', 192.0.2.0",
    "private anycast, false, 192.0.2.1, 192.0.2.0",
    "public anycast, false, 192.0.2.0, ''"
  })
  void anAddressToReachItAtIsPublicWhereThereIsOne(
      String types, boolean hasIpv6, String reached, String kept) {
    StringBuilder v4 = new StringBuilder();
    int last = 0;
    for (String type : types.split(" ")) {
      v4.append(last == 0 ? "" : ",").append(address("192.0.2." + last++, type));
    }
    DropletRow row =
        row(
            "{\"id\": 1, \"networks\": {\"v4\": [%s], \"v6\": [%s]}}"
                .formatted(v4, hasIpv6 ? address("2001:db8::1", "public") : ""));

    assertEquals(reached, ips(row.getAddresses()));
    assertEquals(kept, ips(row.getPrivateAddresses()));
  }

  @ParameterizedTest
  @CsvSource({"nyc3, New York 3, nyc3", "nyc3, '', nyc3", "'', New York 3, New York 3"})
  void aRegionMayLackEither(String slug, String name, String words) {
    assertEquals(
        words,
        row("{\"id\": 1, \"region\": {\"slug\": \"%s\", \"name\": \"%s\"}}".formatted(slug, name))
            .getRegion());
  }

  @ParameterizedTest
  @CsvSource({"active, active", "off, off", "new, new", "archive, archive", "'a\" b', other"})
  void theShapeOfAStatusIsOneOfAFew(String status, String shape) {
    DropletRow row = row("{\"id\": 1, \"status\": %s}".formatted(Json.createValue(status)));

    assertEquals(shape, row.getShape());
    assertEquals(status, read(row.getStatus()));
  }

  @ParameterizedTest
  @CsvSource({
    "droplet:read, not granted, not granted",
    "droplet:read image:read, '', not granted",
    "droplet:read tag:read, not granted, ''",
    "read, '', ''",
    "'', '', ''"
  })
  void whatWasNotGrantedIsToldWhereNothingCame(String scope, String image, String tags) {
    String[] scopes = scope.isEmpty() ? new String[0] : scope.split(" ");
    DropletRow bare = row("{\"id\": 1}", scopes);
    DropletRow whole = row("{\"id\": 1, \"tags\": [\"a\"], \"image\": {\"name\": \"x\"}}", scopes);

    assertEquals(image, bare.getWhyNoImage());
    assertEquals(tags, bare.getWhyNoTags());
    assertEquals("", whole.getWhyNoImage() + whole.getWhyNoTags(), "it came all the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t\\n", "\\u00a0", "\\u3000 \\u2003"})
  void aNameThatNobodySeesIsTheNumber(String name) {
    assertEquals("4711", row("{\"id\":4711,\"name\":\"" + name + "\"}").getName());
  }

  @Test
  void whiteSpaceInANameIsLeft() {
    assertEquals(" web  1", row("{\"id\":4711,\"name\":\" web  1\"}").getName());
  }

  /** In an address they would be cut, or lead to all Droplets or to the page about nonsense. */
  static Stream<String> tagsThatNoAddressCanName() {
    return Stream.of(" ", "\\t", "\\u2003", " web", "web\\n", "a\\tb", "x".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("tagsThatNoAddressCanName")
  void aTagThatNoAddressCanNameHasNoLink(String tag) {
    assertEquals("", tag(tag).getQuery());
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "env:prod", "a b", "a&b=c+d%20", "\\u00e4"})
  void anyOtherTagLeadsToTheDropletsThatHaveIt(String tag) {
    Tag shown = tag(tag);

    assertEquals(
        read(shown.getName()),
        ListingParameters.parse(read(shown.getQuery())).orElseThrow().query().tag());
  }

  @Test
  void theLongestTagThereIsHasALink() {
    String longest = "x".repeat(255);

    assertEquals("tag=" + longest + "&amp;per_page=20", tag(longest).getQuery());
  }

  /** Views write them as they are. */
  @Test
  void eachTextHasBeenEscapedWhateverDigitalOceanSends() throws Exception {
    String json =
        """
        {"id": 1, "name": "V", "status": "V", "size_slug": "V", "tags": ["V", "a", "V"],
         "region": {"slug": "V", "name": "V"}, "image": {"distribution": "V", "name": "V"},
         "networks": {"v4": [{"ip_address": "V", "type": "public"}]},
         "gpu_info": {"count": 1, "model": "V", "vram": {"amount": 1, "unit": "V"}}}
        """
            .replace("V", "<i>&\\\"'");
    DropletRow row = row(json);
    int found = 0;
    for (Object bean : List.of(row, row.getTags().get(0), row.getAddresses().get(0))) {
      for (PropertyDescriptor each :
          Introspector.getBeanInfo(bean.getClass()).getPropertyDescriptors()) {
        if (each.getPropertyType() == String.class) {
          String html = (String) each.getReadMethod().invoke(bean);
          assertFalse(html.matches("(?s).*[<>\"'].*|.*&(?!amp;|lt;|gt;|#034;|#039;).*"), html);
          found += html.contains("&lt;i&gt;&amp;&#034;&#039;") ? 1 : 0;
        }
      }
    }
    assertEquals(11, found, "nine texts of a Droplet, one of a tag and one of an address");
  }

  /** What a browser reads. */
  private static String read(String html) {
    return Parser.unescapeEntities(html, true);
  }

  private static Tag tag(String tag) {
    return row("{\"id\":4711,\"tags\":[\"" + tag + "\"]}").getTags().get(0);
  }

  private static String ips(List<ListedAddress> addresses) {
    return addresses.stream().map(ListedAddress::getIp).collect(Collectors.joining(" "));
  }
}
