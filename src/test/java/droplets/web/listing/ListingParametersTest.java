package droplets.web.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListingParametersTest {
  private static Listing listing(
      DropletType type, String name, String tag, int page, int perPage, String sort) {
    return Listing.of(new DropletQuery(type, name, tag, page, perPage))
        .withOrder(DropletOrder.of(sort));
  }

  @Test
  void withoutAQueryItIsTheFirstPageOfFiftyStandardDroplets() {
    Listing first = listing(DropletType.DROPLETS, "", "", 1, 50, "");

    assertEquals(first, Listing.DEFAULT);
    assertEquals(Optional.of(first), ListingParameters.parse(null));
    assertEquals("", ListingParameters.query(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                               | DROPLETS | ''       | '' | 1          | 50
          &                                | DROPLETS | ''       | '' | 1          | 50
          page=&per_page=&name=&tag=&type= | DROPLETS | ''       | '' | 1          | 50
          page=+&per_page=%20&type=%09     | DROPLETS | ''       | '' | 1          | 50
          page                             | DROPLETS | ''       | '' | 1          | 50
          page=2                           | DROPLETS | ''       | '' | 2          | 50
          page=+5                          | DROPLETS | ''       | '' | 5          | 50
          page=%2B5                        | DROPLETS | ''       | '' | 5          | 50
          page=0                           | DROPLETS | ''       | '' | 1          | 50
          page=-0                          | DROPLETS | ''       | '' | 1          | 50
          page=-1                          | DROPLETS | ''       | '' | 1          | 50
          page=-99999999999999999999       | DROPLETS | ''       | '' | 1          | 50
          page=00000000000000000000007     | DROPLETS | ''       | '' | 7          | 50
          page=9999999                     | DROPLETS | ''       | '' | 9999999  | 50
          page=1000000000                  | DROPLETS | ''       | '' | 10000000 | 50
          tag=%20                          | DROPLETS | ''       | '' | 1        | 50
          page=2147483647                  | DROPLETS | ''       | '' | 10000000 | 50
          page=2147483648                  | DROPLETS | ''       | '' | 10000000 | 50
          page=99999999999999999999        | DROPLETS | ''       | '' | 10000000 | 50
          per_page=1                       | DROPLETS | ''       | '' | 1          | 1
          per_page=200                     | DROPLETS | ''       | '' | 1          | 200
          per_page=201                     | DROPLETS | ''       | '' | 1          | 200
          per_page=0                       | DROPLETS | ''       | '' | 1          | 1
          per_page=-1                      | DROPLETS | ''       | '' | 1          | 1
          per_page=99999999999999999999    | DROPLETS | ''       | '' | 1          | 200
          %70age=3                         | DROPLETS | ''       | '' | 3          | 50
          type=droplets                    | DROPLETS | ''       | '' | 1          | 50
          type=gpus                        | GPUS     | ''       | '' | 1          | 50
          type=gpus&name=h100&page=2       | GPUS     | h100     | '' | 2          | 50
          type=gpus&tag=+                  | GPUS     | ''       | '' | 1          | 50
          name=web-1                       | DROPLETS | web-1    | '' | 1          | 50
          name=+web+1%20                   | DROPLETS | web 1    | '' | 1          | 50
          name=a=b                         | DROPLETS | a=b      | '' | 1          | 50
          name=%E2%82%AC&tag=              | DROPLETS | €        | '' | 1          | 50
          tag=env:prod                     | DROPLETS | ''       | env:prod | 1    | 50
          tag=a&type=droplets&name=        | DROPLETS | ''       | a  | 1          | 50
          utm_source=x&page=4&<b>=         | DROPLETS | ''       | '' | 4          | 50
          &&page=4&&                       | DROPLETS | ''       | '' | 4          | 50
          """)
  void whatIsLeftOutHasItsDefaultAndNumbersAreHeldToWhatThereIs(
      String query, DropletType type, String name, String tag, int page, int perPage) {
    assertEquals(
        Optional.of(listing(type, name, tag, page, perPage, "")), ListingParameters.parse(query));
  }

  @ParameterizedTest
  @CsvSource({
    "sort=name, NAME, false",
    "sort=-name, NAME, true",
    "sort=status, STATUS, false",
    "sort=region, REGION, false",
    "sort=price&page=1, PRICE, false",
    "sort=+-created+, CREATED, true"
  })
  void thePageCanBePutInOrder(String query, DropletOrder.Column column, boolean isDescending) {
    assertEquals(
        Optional.of(new DropletOrder(column, isDescending)),
        ListingParameters.parse(query).orElseThrow().order());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=1.5",
        "page=1,5",
        "page=1e3",
        "page=0x10",
        "page=abc",
        "page=1+2",
        "page=-",
        "page=%2B",
        "page=%2B-5",
        "page=--5",
        "page=%EF%BC%95",
        "page=%D9%A5",
        "per_page=abc",
        "per_page=50.0",
        "per_page=%EF%BC%95%EF%BC%90",
        "type=GPUS",
        "type=volumes",
        "sort=NAME",
        "sort=size",
        "sort=-",
        "sort=--name",
        "sort=name&sort=price",
        "tag=a&name=b",
        "tag=a&type=gpus",
        "tag=a&name=b&type=gpus",
        "tagged=a",
        "tagged=a&type=droplets",
        "tagged=a&type=gpus&name=b",
        "tagged=a&type=gpus&tag=a",
        "page=1&page=1",
        "page=1&page=2",
        "page=&page=2",
        "page=2&%70age=2",
        "name=a&name=b",
        "utm=1&utm=1"
      })
  void otherNonsenseIsRefused(String query) {
    assertEquals(Optional.empty(), ListingParameters.parse(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=%",
        "name=%4",
        "name=%zz",
        "name=100%",
        "name=%-1",
        "name=%\uff141",
        "name=%4\uff11",
        "%=1",
        "utm=%",
        "name=%FF",
        "name=%C0%AF",
        "name=%E2%82",
        "name=%ED%A0%80",
        "name=%F4%90%80%80",
        "name=\u00fc",
        "name=\u20ac"
      })
  void aQueryThatIsNoPercentEncodedUtf8IsRefused(String query) {
    assertEquals(Optional.empty(), ListingParameters.parse(query));
  }

  /** DigitalOcean cannot choose them, so it is asked for as many as it gives. */
  @Test
  void gpuDropletsWithATagAreLookedForOnAsLargeAPageAsCanBe() {
    Listing listing = ListingParameters.parse("type=gpus&tagged=env:a&per_page=7").orElseThrow();

    assertEquals(new DropletQuery(DropletType.GPUS, "", "", 1, 200), listing.query());
    assertEquals("env:a", listing.tag());
    assertEquals(
        Listing.DEFAULT.withTag("env:a"),
        listing.withType(DropletType.DROPLETS),
        "and 50 otherwise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "tag", "type=gpus&tagged"})
  void aFilterHas255CharactersAtMost(String parameter) {
    String longest = parameter + "=" + "a".repeat(255);

    assertTrue(ListingParameters.parse(longest).isPresent());
    assertEquals(Optional.empty(), ListingParameters.parse(longest + "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=%00",
        "name=a%EF%BF%BEb",
        "tag=%EF%BF%BF",
        "tag=a%0Ab",
        "name=a%09",
        "tag=%7F",
        "name=%C2%85"
      })
  void aFilterWithAControlCharacterIsNone(String query) {
    assertEquals(Optional.empty(), ListingParameters.parse(query + "x"));
  }

  static Stream<Listing> listings() {
    return Stream.of(
        Listing.DEFAULT,
        listing(DropletType.DROPLETS, "", "", DropletQuery.MAX_PAGE, 200, "name"),
        listing(DropletType.GPUS, "", "", 3, 1, "-price"),
        listing(DropletType.GPUS, "a&b=c?d#e%41+ü€𝄞 \"<'>", "", 2, 50, ""),
        listing(DropletType.DROPLETS, "", "env:a/b&c=d+e%20 €", 1, 20, "region"),
        Listing.gpusTagged("env:a/b&c=d+e%20 €", 3, DropletOrder.of("-name")));
  }

  @ParameterizedTest
  @MethodSource("listings")
  void aListingsQueryLeadsToThatListing(Listing listing) {
    assertEquals(Optional.of(listing), ListingParameters.parse(ListingParameters.query(listing)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          page=1&per_page=50&type=droplets | ''
          page=%2B007                      | page=7
          per_page=999&page=0              | per_page=200
          page=2&per_page=20&name=a+b      | name=a+b&per_page=20&page=2
          tag=%61%2F&utm=x                 | tag=a%2F
          name=x&type=gpus                 | type=gpus&name=x
          page=2&sort=-price&name=x        | name=x&sort=-price&page=2
          tagged=%61&type=gpus&per_page=7  | type=gpus&tagged=a
          """)
  void aQueryHasOneForm(String query, String form) {
    String once = ListingParameters.parse(query).map(ListingParameters::query).orElseThrow();
    assertEquals(form, once);
    assertEquals(form, ListingParameters.parse(once).map(ListingParameters::query).orElseThrow());
  }
}
