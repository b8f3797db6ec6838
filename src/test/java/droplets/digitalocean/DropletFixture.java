package droplets.digitalocean;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Droplets for tests, written as DigitalOcean writes them. */
public final class DropletFixture {

  private DropletFixture() {}

  /** A Droplet of which no more is known than the JSON object tells. */
  public static Droplet droplet(String json) {
    return Droplet.JSON.read(
        new JsonStream(
            Json.createParserFactory(Map.of()),
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8))));
  }
}
