package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each value reaches the field that it was written for, whatever the objects before it were. */
class FieldOrderTest {

  private static final JsonShape<String> PAIR =
      new JsonShape<>(fields -> fields.text("a") + "-" + fields.text("b"));

  private static final JsonShape<List<String>> ALL =
      new JsonShape<>(fields -> fields.list("all", PAIR));

  private static List<String> read(String... objects) {
    String json = "{\"all\":[" + String.join(",", objects) + "]}";
    return ALL.read(
        new JsonStream(
            Json.createParserFactory(Map.of()), new ByteArrayInputStream(json.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"x\",\"b\":\"y\"}",
        "{\"b\":\"y\",\"a\":\"x\"}",
        "{\"c\":1,\"a\":\"x\",\"b\":\"y\"}",
        "{\"a\":\"x\",\"c\":[{\"a\":3}],\"b\":\"y\"}",
        "{\"ab\":0,\"a\":\"x\",\"b\":\"y\",\"ba\":0}",
        "{\"\":0,\"a\":\"x\",\"b\":\"y\"}",
        "{ \"a\" : \"x\" , \"b\" : \"y\" }",
        "{\"\\u0061\":\"x\",\"b\":\"y\"}",
        "{\"\\\"a\":0,\"a\":\"x\",\"\\\"b\":0,\"b\":\"y\"}",
        "{\"\\\\a\":0,\"a\":\"x\",\"c\\\\\":0,\"b\":\"y\"}",
        "{\"a\\\",\\\"b\":0,\"a\":\"x\",\"b\":\"y\"}"
      })
  void anotherOrderIsReadAsWell(String other) {
    String usual = "{\"a\":\"x\",\"b\":\"y\"}";
    assertEquals(
        List.of("x-y", "x-y", "x-y", "x-y", "x-y"), read(usual, other, usual, other, other));
  }

  @Test
  void aFieldMayBeMissing() {
    assertEquals(
        List.of("1-2", "-4", "5-", "7-8"),
        read("{\"a\":1,\"b\":2}", "{\"b\":4}", "{\"a\":5}", "{\"a\":7,\"b\":8}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xa", "\\\"a", "\\\\a", "a\\\"", "aa", "", "\\\"a\\\"a"})
  void aNameThatOnlyEndsLikeAnotherIsAnother(String name) {
    assertEquals(List.of("1-2", "-4"), read("{\"a\":1,\"b\":2}", "{\"" + name + "\":3,\"b\":4}"));
  }

  @Test
  void anObjectMayHaveMoreFieldsThanAreRemembered() {
    String many =
        IntStream.range(0, 1000).mapToObj(n -> "\"n" + n + "\":0").collect(Collectors.joining(","));
    String object = "{\"a\":1," + many + ",\"b\":2}";
    assertEquals(List.of("1-2", "1-2", "1-2"), read(object, object, object));
  }
}
