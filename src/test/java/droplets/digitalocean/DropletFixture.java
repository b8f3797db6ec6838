package droplets.digitalocean;

import jakarta.json.Json;
import java.io.StringReader;

/** Droplets for tests, written as DigitalOcean writes them. */
public final class DropletFixture {

  private DropletFixture() {}

  /** A Droplet of which no more is known than the JSON object tells. */
  public static Droplet droplet(String json) {
    return Droplet.JSON.read(new JsonStream(Json.createParser(new StringReader(json))));
  }
}
