package droplets.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.web.session.SessionKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final String ID = "DIGITAL_OCEAN_CLIENT_ID";
  private static final String SECRET = "DIGITAL_OCEAN_CLIENT_SECRET";
  private static final String REDIRECT = "DIGITAL_OCEAN_REDIRECT_URI";
  private static final String SESSION_KEY = "DIGITAL_OCEAN_SESSION_KEY";
  private static final String KEY =
      Base64.getEncoder().encodeToString("fake-session-key-of-32-bytes-000".getBytes(UTF_8));
  private static final String MAX_CALLS = "DIGITAL_OCEAN_MAX_CALLS";

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> context = new HashMap<>(Map.of(ID, "fake-id"));

  @TempDir Path directory;

  private SettingsReader.Result read() {
    return new SettingsReader(List.of(properties::get, environment::get, context::get)).read();
  }

  private Settings settings() {
    SettingsReader.Result result = read();
    assertEquals(List.of(), result.problems());
    return result.settings().orElseThrow();
  }

  /** The one setting that cannot be used; its value must not be told. */
  private String onlyProblem(String value) {
    SettingsReader.Result result = read();
    assertEquals(1, result.problems().size(), result.problems()::toString);
    assertEquals(Optional.empty(), result.settings());
    SettingProblem problem = result.problems().get(0);
    assertFalse(problem.text().isBlank());
    // A single digit is in "between 1 and ..." anyway.
    assertFalse(value.length() > 1 && problem.text().contains(value), problem::text);
    return problem.setting();
  }

  private String file(String content) throws IOException {
    return Files.writeString(directory.resolve("value"), content).toString();
  }

  @Test
  void theClientIdAloneIsEnough() {
    assertEquals(
        new Settings(
            new OAuthApplication("fake-id", "", "http://localhost:8080/digitalocean", "read"),
            Endpoints.DIGITAL_OCEAN,
            new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(15)),
            Optional.empty(),
            150),
        settings());
    assertFalse(settings().application().isConfidential());
    assertFalse(settings().isHttps());
  }

  @Test
  void everySettingIsRead() {
    context.put(SECRET, "fake-secret");
    context.put(REDIRECT, "https://droplets.example/app/digitalocean?from=do");
    context.put("DIGITAL_OCEAN_SCOPE", "account:read \t droplet:read");
    context.put("DIGITAL_OCEAN_OAUTH_URL", "https://oauth.example/v1/oauth");
    context.put("DIGITAL_OCEAN_API_URL", "http://127.0.0.1:9/v2");
    context.put("DIGITAL_OCEAN_CONNECT_TIMEOUT_MS", "1");
    context.put("DIGITAL_OCEAN_READ_TIMEOUT_MS", "2");
    context.put("DIGITAL_OCEAN_CALL_TIMEOUT_MS", "3600000");
    context.put(SESSION_KEY, KEY);
    context.put(MAX_CALLS, "10000");

    assertEquals(
        new Settings(
            new OAuthApplication(
                "fake-id",
                "fake-secret",
                "https://droplets.example/app/digitalocean?from=do",
                "account:read droplet:read"),
            new Endpoints(
                URI.create("https://oauth.example/v1/oauth"), URI.create("http://127.0.0.1:9/v2")),
            new Limits(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofHours(1)),
            Optional.of(SessionKeys.parse(KEY)),
            10_000),
        settings());
    assertTrue(settings().isHttps());
  }

  @ParameterizedTest
  @CsvSource({
    "fake-property, fake-environment, fake-context, fake-property",
    ", fake-environment, fake-context, fake-environment",
    ", , fake-context, fake-context",
    "'', fake-environment, fake-context, fake-environment",
    "' \t', '\n', fake-context, fake-context",
    "fake-property, '', '', fake-property"
  })
  void thePropertyComesBeforeTheEnvironmentAndThatBeforeTheContextParameter(
      String property, String variable, String parameter, String expected) {
    properties.put(ID, property);
    environment.put(ID, variable);
    context.put(ID, parameter);

    assertEquals(expected, settings().application().clientId());
  }

  @Test
  void whiteSpaceAroundAValueIsDropped() {
    context.put(ID, "\tfake-id \n");
    context.put(MAX_CALLS, " 7\r\n");
    context.put(REDIRECT, " https://droplets.example/digitalocean ");

    assertEquals("fake-id", settings().application().clientId());
    assertEquals(7, settings().maxCalls());
    assertEquals("https://droplets.example/digitalocean", settings().application().redirectUri());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void withoutAClientIdThereIsNothingToConnectWith(String id) {
    context.put(ID, id);
    context.put(SECRET, "fake-secret");

    SettingsReader.Result result = read();
    assertFalse(result.hasClientId());
    assertEquals(Optional.empty(), result.settings());
    assertEquals(List.of(), result.problems());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fake-secret", "fake-secret\n", "fake-secret\r\n", "\n  fake-secret\n\n"})
  void aFileHoldsTheValueWithoutTheWhiteSpaceAroundIt(String content) throws IOException {
    environment.put(SECRET + "_FILE", file(content));

    assertEquals("fake-secret", settings().application().clientSecret());
  }

  @Test
  void everySettingCanComeFromAFile() throws IOException {
    environment.put(MAX_CALLS + "_FILE", file("12\n"));

    assertEquals(12, settings().maxCalls());
  }

  @Test
  void theFileIsLookedUpWhereTheNameItselfIsSetNowhere() throws IOException {
    properties.put(SECRET + "_FILE", file("fake-secret-of-the-file"));
    context.put(SECRET, "fake-secret");
    assertEquals("fake-secret", settings().application().clientSecret());

    context.put(SECRET, " ");
    assertEquals("fake-secret-of-the-file", settings().application().clientSecret());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\r\n"})
  void anEmptyFileIsAProblem(String content) throws IOException {
    String file = file(content);
    environment.put(SECRET + "_FILE", file);

    assertEquals(SECRET + "_FILE", onlyProblem(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/no/such/fake-file", "/", "fake\0file"})
  void aFileThatCannotBeReadIsAProblem(String file) {
    environment.put(SECRET + "_FILE", file);

    assertEquals(SECRET + "_FILE", onlyProblem(file));
  }

  @Test
  void aFileThatIsNoTextIsAProblemThatDoesNotTellItsContent() throws IOException {
    Path file = Files.write(directory.resolve("value"), new byte[] {'f', (byte) 0xff, (byte) 0xfe});
    environment.put(SECRET + "_FILE", file.toString());

    assertEquals(SECRET + "_FILE", onlyProblem(file.toString()));
  }

  @Test
  void aMissingFileOfTheClientIdIsAProblemNotAMissingClientIdAlone() {
    context.remove(ID);
    context.put(ID + "_FILE", "/no/such/fake-file");

    assertFalse(read().hasClientId());
    assertEquals(ID + "_FILE", onlyProblem("/no/such/fake-file"));
  }

  @Test
  void whatAFileHoldsIsCheckedLikeAnyValue() throws IOException {
    environment.put(MAX_CALLS + "_FILE", file("fake-number"));

    assertEquals(MAX_CALLS, onlyProblem("fake-number"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth.example",
        "/v1/oauth",
        "//oauth.example/v1",
        "https:/v1/oauth",
        "https://",
        "https://oauth.example/a b",
        "https://oauth.example/%zz",
        "http://oauth.example/v1/oauth",
        "http://127.0.0.1.oauth.example/v1",
        "http://localhost@oauth.example/v1",
        "ftp://oauth.example/v1/oauth",
        "file:///v1/oauth",
        "https://fake-user:fake-word@oauth.example/v1",
        "https://oauth.example/v1?key=fake-key",
        "https://oauth.example/v1#fake-fragment"
      })
  void anAddressOfDigitalOceanIsHttpsOrOnLoopback(String url) {
    context.put("DIGITAL_OCEAN_OAUTH_URL", url);
    assertEquals("DIGITAL_OCEAN_OAUTH_URL", onlyProblem(url));

    context.remove("DIGITAL_OCEAN_OAUTH_URL");
    context.put("DIGITAL_OCEAN_API_URL", url);
    assertEquals("DIGITAL_OCEAN_API_URL", onlyProblem(url));
  }

  @ParameterizedTest
  @CsvSource({
    "https://oauth.example/v1/oauth, https://oauth.example/v1/oauth",
    "https://oauth.example/v1/oauth/, https://oauth.example/v1/oauth",
    "HTTPS://oauth.example:8443, HTTPS://oauth.example:8443",
    "http://localhost:1, http://localhost:1",
    "http://127.0.0.9:1/v1, http://127.0.0.9:1/v1",
    "http://127.0.0.1:1, http://127.0.0.1:1",
    "http://[::1]:1, http://[::1]:1"
  })
  void aSlashAtTheEndOfAnAddressIsDropped(String url, String expected) {
    context.put("DIGITAL_OCEAN_OAUTH_URL", url);

    assertEquals(expected, settings().endpoints().oauth().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/digitalocean",
        "droplets.example/digitalocean",
        "localhost:8080/digitalocean",
        "//droplets.example/digitalocean",
        "mailto:fake@droplets.example",
        "ftp://droplets.example/digitalocean",
        "https:///digitalocean",
        "https://droplets.example/a b",
        "https://droplets.example/digitalocean#fragment",
        "https://droplets.example/digitalocean#",
        "http://droplets.example/digitalocean",
        "https://droplets.example:0/digitalocean",
        "https://droplets.example:65536/digitalocean",
        "https://fake-user@droplets.example/digitalocean"
      })
  void theRedirectUriIsAbsoluteWithoutFragmentAndHttpsOrOnLoopback(String uri) {
    context.put(REDIRECT, uri);

    assertEquals(REDIRECT, onlyProblem(uri));
    assertEquals(uri, read().redirectUri());
  }

  @ParameterizedTest
  @CsvSource({
    "https://droplets.example/digitalocean, true",
    "HTTPS://droplets.example/digitalocean, true",
    "http://localhost:8080/digitalocean, false",
    "http://127.0.0.1/digitalocean, false",
    "http://[::1]:8080/digitalocean, false"
  })
  void theRedirectUriSaysWhetherBrowsersComeByHttps(String uri, boolean https) {
    context.put(REDIRECT, uri);

    assertEquals(uri, settings().application().redirectUri());
    assertEquals(https, settings().isHttps());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "+5",
        "1.5",
        "1e3",
        "0x10",
        "10 000",
        "3s",
        "fake-number",
        "\uff15\uff10",
        "3600001",
        "2147483648",
        "99999999999999999999"
      })
  void aTimeLimitIsAWholeNumberOfMillisecondsUpToAnHour(String value) {
    for (String name :
        List.of(
            "DIGITAL_OCEAN_CONNECT_TIMEOUT_MS",
            "DIGITAL_OCEAN_READ_TIMEOUT_MS",
            "DIGITAL_OCEAN_CALL_TIMEOUT_MS")) {
      context.put(name, value);
      assertEquals(name, onlyProblem(value));
      context.remove(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5", "fake-number", "1000001", "99999999999999999999"})
  void theMostCallsAreAWholeNumberUpToAMillion(String value) {
    context.put(MAX_CALLS, value);

    assertEquals(MAX_CALLS, onlyProblem(value));
  }

  @Test
  void twoSessionKeysMayBeReadFromAFile() throws IOException {
    environment.put(SESSION_KEY + "_FILE", file(KEY + " " + KEY + "\n"));

    assertEquals(2, settings().sessionKeys().orElseThrow().keys().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fake-session-key",
        "ZmFrZS1zZXNzaW9uLWtleQ==",
        "\"ZmFrZS1zZXNzaW9uLWtleS1vZi0zMi1ieXRlcy0wMDA=\"",
        "ZmFrZS1zZXNzaW9uLWtleS1vZi0zMi1ieXRlcy0wMDA=,ZmFrZS1zZXNzaW9uLWtleS1vZi0zMi1ieXRlcy0wMDA="
      })
  void aSessionKeyIs32BytesInBase64(String value) {
    context.put(SESSION_KEY, value);

    assertEquals(SESSION_KEY, onlyProblem(value));
  }

  @Test
  void scopesAreNotSeparatedByCommas() {
    context.put("DIGITAL_OCEAN_SCOPE", "account:read,droplet:read");

    assertEquals("DIGITAL_OCEAN_SCOPE", onlyProblem("account:read,droplet:read"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"fake\"",
        "'fake'",
        "\ufefffake",
        "fake\ufeff",
        "fake\u00a0",
        "\u00a0fake",
        "fake\u200b",
        "fa\tke",
        "fa\nke",
        "fa\u0000ke",
        "fa\u007fke",
        "fa\u0085ke",
        "f\u00e4ke",
        "fake\u2011id",
        "fake\ud83d\ude00"
      })
  void charactersThatOAuthDoesNotKnowAreNamed(String value) throws IOException {
    for (String name : List.of(ID, SECRET)) {
      context.put(name, value);
      assertEquals(name, onlyProblem(value));
      context.put(name, "fake-id");
    }
    context.remove(SECRET);
    environment.put(SECRET + "_FILE", file(value));
    assertEquals(SECRET, onlyProblem(value));
  }

  @Test
  void everyVisibleCharacterOfAsciiIsAllowedInAnIdAndASecret() {
    StringBuilder all = new StringBuilder();
    for (char c = '!'; c <= '~'; c++) {
      all.append(c).append(c == 'M' ? " " : "");
    }
    context.put(ID, all.toString());
    context.put(SECRET, all.toString());

    assertEquals(all.toString(), settings().application().clientId());
    assertEquals(all.toString(), settings().application().clientSecret());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"read\"",
        "'read'",
        "\"account:read droplet:read\"",
        "'account:read droplet:read'",
        "read \"write\"",
        "read\\write",
        "\ufeffread",
        "read\ufeff",
        "read\u00a0",
        "account:read\u00a0droplet:read",
        "read\u0001",
        "read\u007f",
        "r\u00e9ad",
        "account:read, droplet:read",
        "account:read;\u00a0droplet:read"
      })
  void aScopeIsOfScopeTokens(String value) {
    context.put("DIGITAL_OCEAN_SCOPE", value);

    assertEquals("DIGITAL_OCEAN_SCOPE", onlyProblem(value));
  }

  @Test
  void anyWhiteSpaceBetweenScopesIsASpace() {
    context.put("DIGITAL_OCEAN_SCOPE", "account:read\tdroplet:read\r\n  tag:read");

    assertEquals("account:read droplet:read tag:read", settings().application().scope());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\ufeffhttps://droplets.example/digitalocean",
        "https://droplets.example/digitalocean\ufeff",
        "https://droplets.example/digitalocean\u00a0",
        "https://droplets.example/digitalocean\u200b",
        "https://droplets.example/dig\u00eftalocean",
        "\"https://droplets.example/digitalocean\""
      })
  void anAddressIsInAscii(String value) {
    for (String name : List.of(REDIRECT, "DIGITAL_OCEAN_OAUTH_URL", "DIGITAL_OCEAN_API_URL")) {
      context.put(name, value);
      assertEquals(name, onlyProblem(value));
      context.remove(name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufeff7", "7\u00a0", "\"7\""})
  void aNumberHasNothingInvisibleNorQuotes(String value) {
    context.put(MAX_CALLS, value);

    assertEquals(MAX_CALLS, onlyProblem(value));
  }

  /** So that the set-up page, too, has the headers and cookies of the address it is at. */
  @ParameterizedTest
  @CsvSource({
    "https://droplets.example/digitalocean, true",
    "HTTPS://droplets.example/digitalocean, true",
    "http://localhost/digitalocean, false",
    "https://droplets.example/#fragment, false",
    "https://, false"
  })
  void theRedirectUriSaysSoAlsoWhereAnotherSettingIsMissing(String uri, boolean https) {
    context.remove(ID);
    context.put(REDIRECT, uri);

    assertEquals(https, read().isHttps());
    assertEquals(Optional.empty(), read().settings());
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheSettings() {
    context.put(MAX_CALLS, "none");
    context.put("DIGITAL_OCEAN_CALL_TIMEOUT_MS", "0");
    context.put("DIGITAL_OCEAN_API_URL", "http://api.example");
    context.put(REDIRECT, "http://droplets.example/#fragment");
    context.put(SECRET + "_FILE", "/no/such/fake-file");

    assertEquals(
        List.of(
            SECRET + "_FILE",
            REDIRECT,
            REDIRECT,
            "DIGITAL_OCEAN_API_URL",
            "DIGITAL_OCEAN_CALL_TIMEOUT_MS",
            MAX_CALLS),
        read().problems().stream().map(SettingProblem::setting).toList());
    assertTrue(read().hasClientId());
    assertEquals(Optional.empty(), read().settings());
  }

  @Test
  void aResultTellsNoSecret() {
    properties.put("DIGITAL_OCEAN_CLIENT_ID", "fake-id");
    properties.put("DIGITAL_OCEAN_CLIENT_SECRET", "fake-client-secret");
    properties.put(SESSION_KEY, KEY);

    assertTrue(read().settings().isPresent());
    assertFalse(read().toString().contains("fake-client-secret"));
    assertFalse(read().toString().contains(KEY));
  }
}
