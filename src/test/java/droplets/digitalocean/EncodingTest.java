package droplets.digitalocean;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UTF-8 both ways, whatever the JVM or the answer's own label says. */
class EncodingTest extends WithClient {

  private static final String TEXT = "Zoë & 日本語 🐋";
  private static final String ENCODED =
      "Zo%C3%AB%20%26%20%E6%97%A5%E6%9C%AC%E8%AA%9E%20%F0%9F%90%8B";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/json; charset=ISO-8859-1",
        "text/plain; charset=nonsense"
      })
  void answersAreReadAsUtf8(String contentType) throws Exception {
    byte[] body = ("{\"account\":{\"team\":{\"name\":\"" + TEXT + "\"}}}").getBytes(UTF_8);
    serve(WireServer.bytes(200, body, "Content-Type: " + contentType));
    assertEquals(TEXT, client.account(Clients.ACCESS_TOKEN).teamName());
  }

  @Test
  void charactersCutByAChunkAreReadWhole() throws Exception {
    byte[] body = ("{\"account\":{\"name\":\"" + TEXT + "\"}}").getBytes(UTF_8);
    try (WireServer server =
            WireServer.start(
                wire -> {
                  wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                  for (byte one : body) {
                    wire.send("1\r\n");
                    wire.send(new byte[] {one});
                    wire.send("\r\n");
                  }
                  wire.send("0\r\n\r\n");
                });
        DigitalOceanClient client = Clients.of(server)) {
      assertEquals(TEXT, client.account(Clients.ACCESS_TOKEN).name());
    }
  }

  @Test
  void namesAreSentAsUtf8() throws Exception {
    serve(WireServer.json(200, "{\"droplets\":[]}"));
    client.droplets(Clients.ACCESS_TOKEN, new DropletQuery(DropletType.DROPLETS, TEXT, "", 1, 20));
    assertEquals(
        "GET /v2/droplets?page=1&per_page=20&name=" + ENCODED + " HTTP/1.1",
        server.request().requestLine());
  }

  @Test
  void bytesThatAreNotUtf8AreSurvived() throws Exception {
    byte[] body = "{\"account\":{\"name\":\"Zoë\",\"uuid\":\"u\"}}".getBytes(ISO_8859_1);
    serve(WireServer.bytes(200, body));
    Identity account = account();
    assertTrue(account.name().startsWith("Zo"));
    assertEquals("u", account.uuid());
  }

  /** Java 17 has the charset of the machine, which is not always UTF-8. */
  @ParameterizedTest
  @ValueSource(strings = {"US-ASCII", "ISO-8859-1", "UTF-16"})
  void theCharsetOfTheJvmPlaysNoPart(String charset) throws Exception {
    byte[] body = ("{\"droplets\":[{\"id\":1,\"name\":\"" + TEXT + "\"}]}").getBytes(UTF_8);
    try (WireServer server = WireServer.start(WireServer.bytes(200, body))) {
      int exitValue = Clients.exitValue(Asker.class, "-Dfile.encoding=" + charset, server);
      assertEquals(0, exitValue, "the name was read as UTF-8");
      assertTrue(server.request().requestLine().contains("name=" + ENCODED + " "));
    }
  }

  /** A program of its own that asks for a Droplet of a name and compares what it gets. */
  static final class Asker {

    private Asker() {}

    /** Ends with 0 if the Droplet has the name that was asked for. */
    public static void main(String[] arguments) throws DigitalOceanException {
      try (DigitalOceanClient client =
          Clients.of(URI.create(arguments[0]), Clients.CONFIDENTIAL, Clients.AMPLE)) {
        DropletPage page =
            client.droplets(
                Clients.ACCESS_TOKEN, new DropletQuery(DropletType.DROPLETS, TEXT, "", 1, 20));
        System.exit(page.droplets().get(0).name().equals(TEXT) ? 0 : 1);
      }
    }
  }
}
