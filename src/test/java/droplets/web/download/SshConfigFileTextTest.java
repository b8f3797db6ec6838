package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import droplets.sandbox.HostileTexts;
import jakarta.json.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SshConfigFileTextTest {
  private final SshConfigFileText file = new SshConfigFileText();

  private static Droplet droplet(long id, String name, String ip, String type) {
    return DropletFixture.droplet(
        """
        {"id": %d, "name": %s, "networks": {"v4": [{"ip_address": %s, "type": "%s"}]}}
        """
            .formatted(id, Json.createValue(name), Json.createValue(ip), type));
  }

  private String host(long id, String name) {
    String entry = file.of(droplet(id, name, "192.0.2.7", "public"));
    return entry.replaceFirst("^\nHost ", "").replaceFirst("\n.*", "").replaceFirst("(?s)\n.*", "");
  }

  @Test
  void aDropletIsAHost() {
    assertEquals(
        """

        Host web-01.acme.example
          HostName 192.0.2.7
          User root
        """,
        file.of(droplet(1, "web-01.acme.example", "192.0.2.7", "public")));
    assertTrue(file.beginning().lines().allMatch(line -> line.startsWith("#")));
    assertTrue(file.beginning().endsWith("\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, private",
    "'192.0.2.7 -oProxyCommand=x', public",
    "'192.0.2.7\n  ProxyCommand x', public",
    "%h, public"
  })
  void withoutAPublicAddressThatIsOneItIsAComment(String ip, String type) {
    assertEquals("\n# web-01 has no public address\n", file.of(droplet(1, "web-01", ip, type)));
  }

  @Test
  void anIpv6AddressWillDo() {
    Droplet droplet =
        DropletFixture.droplet(
            """
            {"id": 1, "name": "a", "networks": {"v6": [{"ip_address": "2001:db8::1"}]}}
            """);

    assertEquals("\nHost a\n  HostName 2001:db8::1\n  User root\n", file.of(droplet));
  }

  @ParameterizedTest
  @CsvSource({
    "web_01.example, web_01.example",
    "-oProxyCommand=reboot, oProxyCommand-reboot",
    "*, droplet-4711",
    "'', droplet-4711",
    "'web*', web",
    "!web?, web",
    "web 01 # x, web-01-x",
    "größe:xl, gr-e-xl",
    "..web.., web"
  })
  void aNameIsMadeSafe(String name, String safe) {
    assertEquals(safe, host(4711, name));
  }

  static Stream<String> hostileNames() {
    return Stream.concat(
        HostileTexts.ALL.stream(),
        Stream.of(
            "a\nHost *\n  ProxyCommand x", "a\r\nMatch all", "a\u2028b", "\"a b\"", "a\u0000"));
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void noNameIsMoreThanAHost(String name) {
    List<String> lines = file.of(droplet(1, name, "192.0.2.7", "public")).lines().toList();

    assertEquals(4, lines.size(), lines::toString);
    assertTrue(lines.get(1).matches("Host [A-Za-z0-9_][A-Za-z0-9._-]*"), lines.get(1));
    assertEquals(List.of("  HostName 192.0.2.7", "  User root"), lines.subList(2, 4));
    String comment = file.of(droplet(1, name, "", "public"));
    assertTrue(comment.matches("\n# [A-Za-z0-9._-]+ has no public address\n"), comment);
  }

  @Test
  void ofTwoWithTheSameNameTheSecondHasItsNumberToo() {
    assertEquals(
        List.of("web", "WEB-2", "web-3", "web-2-4", "web-4"),
        List.of(host(1, "web"), host(2, "WEB"), host(3, "web?"), host(4, "web-2"), host(4, "web")));
    assertEquals("web", new SshConfigFileTextTest().host(5, "web"), "in the next file it is free");
  }
}
