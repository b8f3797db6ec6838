package droplets.answers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedTest {
  private static byte[] sent(long seed) {
    Chance chance = new Chance(seed);
    return Allowed.list(chance, 3).wire(chance).bytes();
  }

  @Test
  void theSameSeedDrawsTheSameAndAnotherSeedAnother() {
    Seeds.each(
        100,
        chance -> {
          long seed = chance.between(0, Long.MAX_VALUE - 1);
          assertArrayEquals(sent(seed), sent(seed));
          assertFalse(Arrays.equals(sent(seed), sent(seed + 1)));
        });
  }

  @Test
  void theSameSeedDamagesInTheSameWay() {
    Seeds.each(
        100,
        chance -> {
          long seed = chance.between(0, Long.MAX_VALUE - 1);
          assertArrayEquals(damaged(seed), damaged(seed));
        });
  }

  private static byte[] damaged(long seed) {
    Chance chance = new Chance(seed);
    return Damage.any(chance, Allowed.token(chance)).wire().bytes();
  }

  @Test
  void whatIsWrittenIsJsonThatSaysWhatWasDrawn() {
    Seeds.each(
        200,
        chance -> {
          Allowed list = Allowed.list(chance, 3);
          String json = new String(list.body(), UTF_8).replaceFirst("^\uFEFF", "");
          try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(json))) {
            List<JsonObject> read =
                reader.readObject().getJsonArray("droplets").getValuesAs(JsonObject.class);
            List<Json.Members> drawn = list.says().objects("droplets");
            assertEquals(3, drawn.size());
            for (int i = 0; i < 3; i++) {
              assertEquals(drawn.get(i).text("name"), read.get(i).getString("name"));
              assertEquals(drawn.get(i).written("id"), read.get(i).get("id").toString());
            }
            assertEquals(3, read.size());
          }
        });
  }
}
