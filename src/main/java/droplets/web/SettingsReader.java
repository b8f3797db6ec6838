package droplets.web;

import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.web.session.SessionKeys;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Looks up the settings and checks them. A setting is looked up in the given sources in turn, and
 * the first value that is not blank wins. If there is none, {@code NAME_FILE} is looked up, which
 * names a file that holds the value.
 */
final class SettingsReader {

  static final String CLIENT_ID = "DIGITAL_OCEAN_CLIENT_ID";
  static final String CLIENT_SECRET = "DIGITAL_OCEAN_CLIENT_SECRET";
  static final String REDIRECT_URI = "DIGITAL_OCEAN_REDIRECT_URI";
  static final String SCOPE = "DIGITAL_OCEAN_SCOPE";
  static final String OAUTH_URL = "DIGITAL_OCEAN_OAUTH_URL";
  static final String API_URL = "DIGITAL_OCEAN_API_URL";
  static final String CONNECT_TIMEOUT_MS = "DIGITAL_OCEAN_CONNECT_TIMEOUT_MS";
  static final String READ_TIMEOUT_MS = "DIGITAL_OCEAN_READ_TIMEOUT_MS";
  static final String CALL_TIMEOUT_MS = "DIGITAL_OCEAN_CALL_TIMEOUT_MS";
  static final String SESSION_KEY = "DIGITAL_OCEAN_SESSION_KEY";
  static final String MAX_CALLS = "DIGITAL_OCEAN_MAX_CALLS";

  static final String DEFAULT_REDIRECT_URI = "http://localhost:8080/digitalocean";
  private static final int DEFAULT_MAX_CALLS = 150;
  private static final int MOST_CALLS = 1_000_000;
  private static final int LARGEST_PORT = 65_535;
  private static final int LONGEST_TIMEOUT_MS = 3_600_000;

  /** Characters of a client id and a client secret: VSCHAR of RFC 6749 appendix A. */
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[ -~]*");

  /** Scopes with single spaces between them; their characters are NQCHAR of RFC 6749 appendix A. */
  private static final Pattern SCOPE_TOKENS = Pattern.compile("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*");

  private static final Pattern QUOTED = Pattern.compile("(['\"]).*\\1", Pattern.DOTALL);

  private final List<UnaryOperator<String>> sources;
  private final List<SettingProblem> problems = new ArrayList<>();

  /**
   * Makes a reader.
   *
   * @param sources the sources in their order; each returns the value of a name, or null
   */
  SettingsReader(List<UnaryOperator<String>> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * The settings that were found.
   *
   * @param settings the settings; absent if the client id is missing or a setting cannot be used
   * @param redirectUri the redirect URI, even if it cannot be used
   * @param hasClientId whether there is a client id
   * @param problems the settings that cannot be used, in the order in which they are read
   */
  record Result(
      Optional<Settings> settings,
      String redirectUri,
      boolean hasClientId,
      List<SettingProblem> problems) {

    /**
     * Whether browsers reach the application by https; false if the redirect URI cannot be used.
     */
    boolean isHttps() {
      return settings
          .map(Settings::isHttps)
          .orElse(
              isRedirectUriUsable() && redirectUri.toLowerCase(Locale.ROOT).startsWith("https:"));
    }

    /** With further problems, which leave no settings to work with. */
    Result plus(List<SettingProblem> more) {
      if (more.isEmpty()) {
        return this;
      }
      List<SettingProblem> all = new ArrayList<>(problems);
      all.addAll(more);
      return new Result(Optional.empty(), redirectUri, hasClientId, List.copyOf(all));
    }

    /** Whether the redirect URI can be used, whatever is wrong with other settings. */
    boolean isRedirectUriUsable() {
      return problems.stream().noneMatch(problem -> problem.setting().startsWith(REDIRECT_URI));
    }
  }

  /** Reads all settings. Problems are in the result; this throws no exception because of them. */
  Result read() {
    String clientId = value(CLIENT_ID).orElse("");
    checkCharacters(CLIENT_ID, clientId, VISIBLE_ASCII);
    String secret = value(CLIENT_SECRET).orElse("");
    checkCharacters(CLIENT_SECRET, secret, VISIBLE_ASCII);
    String redirectUri = value(REDIRECT_URI).orElse(DEFAULT_REDIRECT_URI);
    checkRedirectUri(redirectUri);
    String scope = value(SCOPE).orElse("read").replaceAll("\\s+", " ");
    if (scope.contains(",")) {
      problem(SCOPE, "scopes are separated by spaces, not by commas");
    } else {
      checkCharacters(SCOPE, scope, SCOPE_TOKENS);
    }
    URI oauth = baseUrl(OAUTH_URL, Endpoints.DIGITAL_OCEAN.oauth());
    URI api = baseUrl(API_URL, Endpoints.DIGITAL_OCEAN.api());
    Duration connect = timeout(CONNECT_TIMEOUT_MS, Limits.DEFAULT.connect());
    Duration read = timeout(READ_TIMEOUT_MS, Limits.DEFAULT.read());
    Duration call = timeout(CALL_TIMEOUT_MS, Limits.DEFAULT.call());
    Optional<SessionKeys> sessionKeys = value(SESSION_KEY).flatMap(this::sessionKeys);
    int maxCalls = number(MAX_CALLS, DEFAULT_MAX_CALLS, MOST_CALLS);
    if (clientId.isEmpty() || !problems.isEmpty()) {
      return new Result(Optional.empty(), redirectUri, !clientId.isEmpty(), List.copyOf(problems));
    }
    Settings settings =
        new Settings(
            new OAuthApplication(clientId, secret, redirectUri, scope),
            new Endpoints(oauth, api),
            new Limits(connect, read, call),
            sessionKeys,
            maxCalls);
    return new Result(Optional.of(settings), redirectUri, true, List.of());
  }

  private Optional<String> value(String name) {
    Optional<String> value = lookUp(name);
    return value.isPresent() ? value : lookUp(name + "_FILE").flatMap(file -> content(name, file));
  }

  private Optional<String> lookUp(String name) {
    return sources.stream()
        .map(source -> source.apply(name))
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .findFirst();
  }

  private Optional<String> content(String name, String file) {
    try {
      String content = Files.readString(Path.of(file)).strip();
      if (!content.isEmpty()) {
        return Optional.of(content);
      }
      problem(name + "_FILE", "the file is empty");
    } catch (CharacterCodingException e) {
      problem(name + "_FILE", "the file is not text in UTF-8");
    } catch (IOException | InvalidPathException e) {
      problem(name + "_FILE", "the file cannot be read");
    }
    return Optional.empty();
  }

  /**
   * Reports a value that DigitalOcean could never accept. Some programs read environment variables
   * from a file and leave quotes around a value.
   */
  private void checkCharacters(String name, String value, Pattern allowed) {
    if (QUOTED.matcher(value).matches()) {
      problem(name, "it has quotes around it, which would be sent as a part of it");
    } else if (!allowed.matcher(value).matches()) {
      problem(
          name,
          "it has a character that is not allowed in it (RFC 6749 appendix A), perhaps an invisible"
              + " one such as a byte order mark or a no-break space");
    }
  }

  private void checkRedirectUri(String text) {
    Optional<URI> parsed = uri(text);
    if (parsed.isEmpty() || parsed.get().getHost() == null || !isHttp(parsed.get())) {
      problem(REDIRECT_URI, "it is not an absolute http or https URL");
      return;
    }
    URI uri = parsed.get();
    if (uri.getRawUserInfo() != null) {
      problem(REDIRECT_URI, "it must not have a user");
    }
    if (uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
      problem(REDIRECT_URI, "there is no such port");
    }
    if (uri.getRawFragment() != null) {
      problem(REDIRECT_URI, "it must not have a fragment (RFC 6749 section 3.1.2)");
    }
    if (uri.getScheme().equalsIgnoreCase("http") && !Endpoints.isLoopback(uri.getHost())) {
      problem(REDIRECT_URI, "plain http is for this machine only (loopback); use https");
    }
  }

  private URI baseUrl(String name, URI standard) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return standard;
    }
    Optional<URI> uri = uri(text.get());
    if (uri.isEmpty()) {
      problem(name, "it is not a URL");
      return standard;
    }
    try {
      // Endpoints checks both addresses, and the other one is known to be good.
      return new Endpoints(uri.get(), standard).oauth();
    } catch (IllegalArgumentException e) {
      problem(name, e.getMessage());
      return standard;
    }
  }

  private Optional<SessionKeys> sessionKeys(String text) {
    try {
      return Optional.of(SessionKeys.parse(text));
    } catch (IllegalArgumentException e) {
      problem(SESSION_KEY, e.getMessage());
      return Optional.empty();
    }
  }

  private Duration timeout(String name, Duration standard) {
    return Duration.ofMillis(number(name, (int) standard.toMillis(), LONGEST_TIMEOUT_MS));
  }

  private int number(String name, int standard, int most) {
    Optional<String> text = value(name);
    if (text.isEmpty()) {
      return standard;
    }
    if (text.get().matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    problem(name, "it is not a whole number between 1 and " + most);
    return standard;
  }

  private void problem(String name, String text) {
    problems.add(new SettingProblem(name, text));
  }

  private static boolean isHttp(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
  }

  /**
   * Reads a URI of RFC 3986. It must be ASCII; {@link URI} alone would accept a byte order mark.
   */
  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      return uri.toASCIIString().equals(text) ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
