package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list around the Droplets: what is asked, and what {@code links} and {@code meta} say. */
class DropletListAnswerTest extends WithClient {

  @ParameterizedTest
  @CsvSource({
    "DROPLETS, '', '', 1, 20, page=1&per_page=20",
    "DROPLETS, '', '', 7, 200, page=7&per_page=200",
    "GPUS, '', '', 1, 20, page=1&per_page=20&type=gpus",
    "DROPLETS, web-1, '', 1, 20, page=1&per_page=20&name=web-1",
    "GPUS, web-1, '', 2, 20, page=2&per_page=20&type=gpus&name=web-1",
    "DROPLETS, '', env:prod, 1, 20, page=1&per_page=20&tag_name=env%3Aprod",
    "DROPLETS, a b&c=d+e, '', 1, 20, page=1&per_page=20&name=a%20b%26c%3Dd%2Be",
    "DROPLETS, Zoë-日本, '', 1, 20, page=1&per_page=20&name=Zo%C3%AB-%E6%97%A5%E6%9C%AC"
  })
  void theQueryIsExactlyThis(
      DropletType type, String name, String tag, int page, int perPage, String query)
      throws Exception {
    serve(WireServer.json(200, "{\"droplets\":[]}"));
    client.droplets(Clients.ACCESS_TOKEN, new DropletQuery(type, name, tag, page, perPage));
    WireServer.Received request = server.request();
    assertEquals("GET /v2/droplets?" + query + " HTTP/1.1", request.requestLine());
    assertEquals("Bearer " + Clients.ACCESS_TOKEN, request.header("Authorization").orElseThrow());
    assertEquals("application/json", request.header("Accept").orElseThrow());
    assertEquals("client-test/1.0", request.header("User-Agent").orElseThrow());
    assertEquals("", request.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"droplets\":[{\"id\":1}],\"droplets\":[]}",
        "{\"droplets\":[],\"droplets\":[{\"id\":1}]}"
      })
  void twoListsAreNone(String json) throws Exception {
    serve(WireServer.json(200, json));
    assertThrows(
        InvalidAnswerException.class,
        () -> client.droplets(Clients.ACCESS_TOKEN, DropletQuery.all(DropletType.DROPLETS)));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 206})
  void onlyA200IsAList(int status) throws Exception {
    serve(WireServer.json(status, "{\"droplets\":[]}"));
    assertThrows(
        InvalidAnswerException.class,
        () -> client.droplets(Clients.ACCESS_TOKEN, DropletQuery.all(DropletType.DROPLETS)));
  }

  @Test
  void behindTheLastPageOfAllThereIsNone() throws Exception {
    String json = "{\"droplets\":[{\"id\":1}],\"links\":{\"pages\":{\"next\":\"x\"}}}";
    serve(WireServer.json(200, json));
    DropletQuery last = DropletQuery.all(DropletType.DROPLETS).withPage(DropletQuery.MAX_PAGE);
    assertEquals(false, client.droplets(Clients.ACCESS_TOKEN, last).hasMore());
  }

  @ParameterizedTest
  @CsvSource({
    "DROPLETS, '', '', 0, 20",
    "DROPLETS, '', '', -1, 20",
    "DROPLETS, '', '', 1, 0",
    "DROPLETS, '', '', 1, 201",
    "DROPLETS, web-1, prod, 1, 20",
    "GPUS, '', prod, 1, 20"
  })
  void whatDigitalOceanCannotAnswerIsNotAsked(
      DropletType type, String name, String tag, int page, int perPage) {
    assertThrows(
        IllegalArgumentException.class, () -> new DropletQuery(type, name, tag, page, perPage));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"droplets": [{"id": 1}]}
          {"droplets": [{"id": 1}], "links": {}}
          {"droplets": [{"id": 1}], "links": {"pages": {}}}
          {"droplets": [{"id": 1}], "links": null, "meta": null}
          {"droplets": [{"id": 1}], "links": {"pages": null}, "meta": {}}
          {"droplets": [{"id": 1}], "links": {"pages": {"next": null}}, "meta": {"total": null}}
          {"droplets": [{"id": 1}], "links": {"pages": {"next": ""}}, "meta": {"total": "many"}}
          {"droplets": [{"id": 1}], "links": [], "meta": []}
          {"droplets": [{"id": 1}], "links": {"pages": {"next": {"page": 2}}}, "meta": 7}
          '{"droplets": [{"id": 1}],
           "links": {"pages": {"first": "https://x.example/?page=1", "last": "/?page=1"}}}'
          {"meta": {"total": -3}, "links": "none", "droplets": [{"id": 1}]}
          """)
  void oddOrMissingLinksAndMetaMeanOneLastPage(String json) throws Exception {
    DropletPage page = list(json, 1);
    assertEquals(List.of(1L), page.droplets().stream().map(Droplet::id).toList());
    assertEquals(OptionalLong.empty(), page.total());
    assertEquals(1, page.number());
    assertEquals(false, page.hasMore());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | {"pages":{"next":"https://x.example/v2/droplets?page=2"}} | {"total":40} | true
          1 | {"pages":{"next":"http://x.example/v2/droplets?page=2"}}  | {}           | true
          1 | {}                                                        | {"total":41} | true
          1 | {}                                                        | {"total":"41"} | true
          1 | {}                                                        | {"total":20} | false
          2 | {}                                                        | {"total":40} | false
          2 | {}                                                        | {"total":41} | true
          3 | {"pages":{"first":"a","prev":"b"}}                        | {"total":41} | false
          """)
  void aPageFollowsWhereLinksOrTotalSaySo(int number, String links, String meta, boolean more)
      throws Exception {
    String json = "{\"droplets\": [{\"id\": 1}], \"links\": " + links + ", \"meta\": " + meta + "}";
    assertEquals(more, list(json, number).hasMore());
  }

  @Test
  void noPageFollowsAnEmptyOne() throws Exception {
    DropletPage page =
        list(
            """
            {"droplets": [], "links": {"pages": {"next": "x"}}, "meta": {"total": 1000}}
            """,
            9);
    assertEquals(false, page.hasMore());
  }

  @Test
  void whereALinkLeadsIsNeverFollowed() throws Exception {
    try (WireServer elsewhere = WireServer.start(WireServer.json(200, "{\"droplets\":[]}"));
        WireServer server =
            WireServer.start(
                WireServer.json(
                    200,
                    "{\"droplets\":[{\"id\":1}],\"links\":{\"pages\":{\"next\":\""
                        + elsewhere.uri()
                        + "/v2/droplets?page=2\"}}}"),
                WireServer.json(200, "{\"droplets\":[]}"));
        DigitalOceanClient client = Clients.of(server)) {
      List<Long> ids = new ArrayList<>();
      client.forEachDroplet(Clients.ACCESS_TOKEN, droplet -> ids.add(droplet.id()));
      assertEquals(List.of(1L), ids);
      assertEquals(0, elsewhere.connections());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"droplets\": null}",
        "{\"droplets\": {}}",
        "{\"droplets\": 42}",
        "{\"droplets\": \"none\"}",
        "{\"droplets\": [1]}",
        "{\"droplets\": [null]}",
        "{\"droplets\": [[]]}",
        "{\"droplets\": [\"web-1\"]}",
        "{\"droplets\": [{\"id\": 1}, null]}",
        "{\"links\": {}, \"meta\": {\"total\": 0}}",
        "{\"id\": \"forbidden\", \"message\": \"No.\"}",
        "{\"data\": {\"droplets\": []}}"
      })
  void aListThatIsNoneIsNoEmptyAccount(String json) {
    assertThrows(InvalidAnswerException.class, () -> list(json, 1));
  }

  @Test
  void anEmptyAccountIsAnEmptyPage() throws Exception {
    TokenSet tokens = connect(Team.EMPTY);
    DropletPage page = client.droplets(tokens.accessToken(), Clients.firstPage());
    assertEquals(List.of(), page.droplets());
    assertEquals(0, page.total().orElseThrow());
    assertEquals(false, page.hasMore());
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 4999, 1768478400, true",
    "5000, 4999, '', false",
    "'', 4999, 1768478400, false",
    "5000, many, 1768478400, false",
    "5000, -1, 1768478400, false"
  })
  void theRateLimitIsToldWhereItIsWhole(String limit, String left, String reset, boolean told)
      throws Exception {
    serve(
        WireServer.json(
            200,
            "{\"droplets\":[]}",
            "RateLimit-Limit: " + limit,
            "ratelimit-remaining: " + left,
            "RATELIMIT-RESET: " + reset));
    assertEquals(
        told
            ? Optional.of(new RateLimit(5000, 4999, Instant.ofEpochSecond(1_768_478_400)))
            : Optional.empty(),
        droplets().rateLimit());
  }

  @Test
  void aNameFindsItsDropletAtTheSandbox() throws Exception {
    TokenSet tokens = connect(Team.HOSTILE);
    for (Droplet droplet : client.droplets(tokens.accessToken(), Clients.firstPage()).droplets()) {
      DropletPage found =
          client.droplets(
              tokens.accessToken(),
              new DropletQuery(DropletType.DROPLETS, droplet.name(), "", 1, 20));
      assertTrue(
          found.droplets().stream().anyMatch(other -> other.id() == droplet.id()), droplet.name());
    }
  }

  @Test
  void oneDropletIsReadByItsId() throws Exception {
    TokenSet tokens = connect(Team.ACME);
    Droplet first = client.droplets(tokens.accessToken(), Clients.firstPage()).droplets().get(0);
    sandbox.clearRequests();
    assertEquals(first, client.droplet(tokens.accessToken(), first.id()));
    assertEquals(
        "/v2/droplets/" + first.id(), sandbox.requests(RequestKind.DROPLETS).get(0).path());
    ApiException e =
        assertThrows(ApiException.class, () -> client.droplet(tokens.accessToken(), 1));
    assertEquals(404, e.status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"droplet\": null}",
        "{\"droplet\": []}",
        "{\"droplets\": []}",
        "{\"droplet\": {\"id\": 8}}"
      })
  void aDropletThatIsNoneOrAnotherIsInvalid(String json) throws Exception {
    serve(WireServer.json(200, json));
    assertThrows(InvalidAnswerException.class, () -> client.droplet(Clients.ACCESS_TOKEN, 7));
  }

  private DropletPage list(String json, int number) throws Exception {
    serve(WireServer.json(200, json));
    return client.droplets(
        Clients.ACCESS_TOKEN, new DropletQuery(DropletType.DROPLETS, "", "", number, 20));
  }

  /** Nobody could tell such a Droplet from another, or ask for it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1.5",
        "1e3",
        "9223372036854775808",
        "-9223372036854775809",
        "1e999999999",
        "null",
        "true",
        "\"\"",
        "\"web-01\"",
        "[1]",
        "{}"
      })
  void aDropletWithoutAnIdIsNone(String id) throws IOException {
    String droplet = "{\"id\":" + id + ",\"name\":\"web-01\"}";
    serve(
        WireServer.json(200, "{\"droplets\":[{\"id\":1}," + droplet + "]}"),
        WireServer.json(200, "{\"droplet\":" + droplet + "}"));
    for (Executable call :
        List.<Executable>of(this::droplets, () -> client.droplet(Clients.ACCESS_TOKEN, 1))) {
      assertEquals(
          FailureReason.LACKS_CONTENT, assertThrows(InvalidAnswerException.class, call).reason());
    }
  }

  @Test
  void theLargestIdIsOne() throws Exception {
    serve(WireServer.json(200, "{\"droplets\":[{\"id\":9223372036854775807}]}"));
    assertEquals(Long.MAX_VALUE, droplets().droplets().get(0).id());
  }
}
