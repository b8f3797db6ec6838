package droplets.sandbox;

import static droplets.sandbox.SandboxVisitor.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxApiTest extends WithSandbox {
  @Test
  void everyPageOfABigFleetIsThereOnce() throws Exception {
    String accessToken = visitor.connect(Team.BIG_FLEET, Fault.NOTHING);
    long ids = 0;
    for (int page = 1; page <= 7; page++) {
      JsonObject list = json(visitor.api(accessToken, "/droplets?per_page=200&page=" + page));
      assertEquals(1234, list.getJsonObject("meta").getInt("total"));
      assertEquals(page == 7 ? 34 : 200, list.getJsonArray("droplets").size());
      ids +=
          list.getJsonArray("droplets").getValuesAs(JsonObject.class).stream()
              .map(droplet -> droplet.getJsonNumber("id").longValueExact())
              .distinct()
              .count();
    }
    assertEquals(1234, ids);
  }

  @Test
  void pageLinksStandWhereTheyMakeSense() throws Exception {
    String accessToken = visitor.connect(Team.BIG_FLEET, Fault.NOTHING);
    assertEquals(Set.of("next", "last"), links(accessToken, "/droplets"));
    assertEquals(Set.of("first", "prev", "next", "last"), links(accessToken, "/droplets?page=2"));
    assertEquals(Set.of("first", "prev"), links(accessToken, "/droplets?page=62"));
    JsonObject past = json(visitor.api(accessToken, "/droplets?page=99"));
    assertTrue(past.getJsonArray("droplets").isEmpty());
    String prev = past.getJsonObject("links").getJsonObject("pages").getString("prev");
    assertEquals(sandbox.apiUrl() + "/droplets?page=62&per_page=20", prev);
  }

  @Test
  void gpuDropletsHaveAListOfTheirOwn() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    assertEquals(40, total(accessToken, "/droplets"));
    assertEquals(40, total(accessToken, "/droplets?type=droplets"));
    assertEquals(3, total(accessToken, "/droplets?type=gpus"));
  }

  @Test
  void namesMatchExactlyButForCaseAndTagsExactly() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    assertEquals(1, total(accessToken, "/droplets?name=WEB-01.acme.example"));
    assertEquals(0, total(accessToken, "/droplets?name=web-01"));
    assertEquals(1, total(accessToken, "/droplets?type=gpus&name=ml-11.acme.example"));
    assertTrue(total(accessToken, "/droplets?tag_name=env:prod") > 10);
    assertTrue(total(accessToken, "/droplets?tag_name=gr%C3%B6%C3%9Fe:xl") > 5);
    assertEquals(0, total(accessToken, "/droplets?tag_name=env"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "per_page=201",
        "per_page=0",
        "page=0",
        "page=one",
        "type=all",
        "tag_name=web&name=a",
        "tag_name=web&type=gpus"
      })
  void whatTheApiDoesNotAcceptIsUnprocessable(String query) throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    HttpResponse<String> answer = visitor.api(accessToken, "/droplets?" + query);
    assertEquals(422, answer.statusCode());
    assertEquals(
        answer.headers().firstValue("x-request-id").orElseThrow(),
        json(answer).getString("request_id"));
  }

  @Test
  void oneDropletIsReadByItsId() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    HttpResponse<String> found = visitor.api(accessToken, "/droplets/2147489770");
    assertEquals("ml-11.acme.example", json(found).getJsonObject("droplet").getString("name"));
    assertEquals(404, visitor.api(accessToken, "/droplets/5000000000").statusCode());
  }

  @Test
  void theAccountNamesTheTeamOfTheGrant() throws Exception {
    String accessToken = visitor.connect(Team.HOSTILE, Fault.NOTHING);
    JsonObject account = json(visitor.api(accessToken, "/account")).getJsonObject("account");
    assertEquals("Robert'); <script> & Sons", account.getJsonObject("team").getString("name"));
    assertEquals("active", account.getString("status"));
  }

  @Test
  void scopesDecideOnCallsAndFields() throws Exception {
    String narrow =
        visitor.connect("droplet:read", Team.ACME, Fault.NOTHING).getString("access_token");
    assertEquals(403, visitor.api(narrow, "/account").statusCode());
    assertEquals(403, visitor.api(narrow, "/droplets?tag_name=web").statusCode());
    JsonObject droplet =
        json(visitor.api(narrow, "/droplets")).getJsonArray("droplets").getJsonObject(0);
    for (String field :
        List.of("image", "tags", "vpc_uuid", "volume_ids", "backup_ids", "snapshot_ids")) {
      assertFalse(droplet.containsKey(field), field);
    }
    assertFalse(droplet.getJsonObject("region").containsKey("sizes"));

    String write = visitor.connect("write", Team.ACME, Fault.NOTHING).getString("access_token");
    assertEquals(403, visitor.api(write, "/droplets").statusCode(), "write includes no read");
    String account =
        visitor.connect("account:read", Team.ACME, Fault.NOTHING).getString("access_token");
    assertEquals(403, visitor.api(account, "/droplets").statusCode());
    assertFalse(
        json(visitor.api(account, "/account"))
            .getJsonObject("account")
            .containsKey("droplet_limit"));
  }

  @Test
  void everyAnswerHasRateHeadersAndARequestId() throws Exception {
    String accessToken = visitor.connect(Team.EMPTY, Fault.NOTHING);
    HttpResponse<String> first = visitor.api(accessToken, "/droplets");
    HttpResponse<String> second = visitor.api(accessToken, "/nothing");
    HttpResponse<String> unknown = visitor.api("unknown", "/droplets");
    assertEquals("4999", first.headers().firstValue("ratelimit-remaining").orElseThrow());
    assertEquals("4998", second.headers().firstValue("ratelimit-remaining").orElseThrow());
    assertEquals(401, unknown.statusCode());
    for (HttpResponse<String> answer : List.of(first, second, unknown)) {
      assertEquals("5000", answer.headers().firstValue("ratelimit-limit").orElseThrow());
      assertTrue(answer.headers().firstValue("ratelimit-reset").isPresent());
      assertTrue(answer.headers().firstValue("x-request-id").isPresent());
    }
  }

  @Test
  void bodiesAreCompressedOnRequest() throws Exception {
    String accessToken = visitor.connect(Team.ACME, Fault.NOTHING);
    HttpResponse<byte[]> answer =
        visitor.send(
            SandboxVisitor.request(sandbox.apiUrl() + "/droplets")
                .header("Authorization", "Bearer " + accessToken)
                .header("Accept-Encoding", "gzip"));
    assertEquals("gzip", answer.headers().firstValue("content-encoding").orElseThrow());
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertTrue(new String(body.readAllBytes(), UTF_8).contains("größe:xl"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "POST", "DELETE"})
  void otherMethodsAreNotAllowed(String method) throws Exception {
    HttpResponse<byte[]> answer =
        visitor.send(
            SandboxVisitor.request(sandbox.apiUrl() + "/droplets")
                .method(method, BodyPublishers.noBody()));
    assertEquals(405, answer.statusCode());
    assertEquals("GET", answer.headers().firstValue("allow").orElseThrow());
  }

  @Test
  void aForeignHostNameIsRefused() throws Exception {
    int port = URI.create(sandbox.origin()).getPort();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET / HTTP/1.1\r\nHost: sandbox.example\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    }
  }

  private int total(String accessToken, String path) throws Exception {
    return json(visitor.api(accessToken, path)).getJsonObject("meta").getInt("total");
  }

  private Set<String> links(String accessToken, String path) throws Exception {
    return json(visitor.api(accessToken, path))
        .getJsonObject("links")
        .getJsonObject("pages")
        .keySet();
  }
}
