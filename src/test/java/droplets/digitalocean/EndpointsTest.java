package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

  private static final URI GOOD = URI.create("https://example.com/v1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/v1/oauth",
        "HTTPS://example.com",
        "https://192.0.2.1:8443/v2",
        "http://localhost:9000/v2",
        "http://LOCALHOST",
        "http://127.0.0.1:9000",
        "http://127.8.9.10",
        "http://[::1]:9000/v2"
      })
  void anAddressThatNobodyCanOverhearIsTaken(URI uri) {
    assertEquals(uri, new Endpoints(uri, GOOD).oauth());
    assertEquals(uri, new Endpoints(GOOD, uri).api());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://api.localhost/v2",
        "https://example.com:0",
        "https://example.com:65536",
        "http://192.0.2.1",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://notlocalhost",
        "http://[2001:db8::1]",
        "ftp://example.com",
        "file:///etc/passwd",
        "/v2",
        "example.com",
        "mailto:sam@example.com",
        "https:///v2",
        "https://user@example.com",
        "https://user:fake-password@example.com",
        "https://example.com?a=1",
        "https://example.com/#a"
      })
  void anyOtherAddressIsRefused(URI uri) {
    assertThrows(IllegalArgumentException.class, () -> new Endpoints(uri, GOOD));
    assertThrows(IllegalArgumentException.class, () -> new Endpoints(GOOD, uri));
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/v2/, https://example.com/v2",
    "https://example.com/, https://example.com",
    "https://example.com, https://example.com"
  })
  void aSlashAtTheEndIsDropped(URI uri, URI expected) {
    assertEquals(expected, new Endpoints(GOOD, uri).api());
  }

  @Test
  void theIssuerIsTheOrigin() {
    assertEquals(
        "https://cloud.digitalocean.com", Endpoints.origin(Endpoints.DIGITAL_OCEAN.oauth()));
    assertEquals(
        "http://127.0.0.1:9000",
        Endpoints.origin(
            new Endpoints(URI.create("http://127.0.0.1:9000/v1/oauth/"), GOOD).oauth()));
    assertEquals(
        "https://example.com",
        Endpoints.origin(
            new Endpoints(URI.create("HTTPS://Example.COM:443/v1/oauth"), GOOD).oauth()));
  }

  @Test
  void theRealAddressesAreThese() {
    assertEquals(
        new Endpoints(
            URI.create("https://cloud.digitalocean.com/v1/oauth"),
            URI.create("https://api.digitalocean.com/v2")),
        Endpoints.DIGITAL_OCEAN);
  }
}
