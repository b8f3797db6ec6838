package droplets.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads the settings of the user, in the application's order: a system property, an environment
 * variable, a context parameter, then the same three for a file that holds the value.
 */
final class SandboxSettings {
  static final String CLIENT_ID = "DIGITAL_OCEAN_CLIENT_ID";
  static final String CLIENT_SECRET = "DIGITAL_OCEAN_CLIENT_SECRET";
  static final String REDIRECT_URI = "DIGITAL_OCEAN_REDIRECT_URI";
  static final String OAUTH_URL = "DIGITAL_OCEAN_OAUTH_URL";
  static final String API_URL = "DIGITAL_OCEAN_API_URL";

  private final UnaryOperator<String> systemProperties;
  private final UnaryOperator<String> environment;
  private final UnaryOperator<String> contextParameters;

  SandboxSettings(
      UnaryOperator<String> systemProperties,
      UnaryOperator<String> environment,
      UnaryOperator<String> contextParameters) {
    this.systemProperties = systemProperties;
    this.environment = environment;
    this.contextParameters = contextParameters;
  }

  /** Whether the user made a setting, even by a file that cannot be read. */
  boolean isSet(String name) {
    return direct(name).isPresent() || direct(fileOf(name)).isPresent();
  }

  /**
   * The value of a setting.
   *
   * @throws IOException if it stands in a file that cannot be read
   */
  Optional<String> value(String name) throws IOException {
    Optional<String> direct = direct(name);
    Optional<String> file = direct(fileOf(name));
    if (direct.isPresent() || file.isEmpty()) {
      return direct;
    }
    try {
      return notBlank(Files.readString(Path.of(file.get())));
    } catch (IOException | InvalidPathException e) {
      throw new IOException(fileOf(name) + " names a file that cannot be read", e);
    }
  }

  /** The port of the local run, if it is not the usual one. */
  Optional<String> jettyPort() {
    return notBlank(systemProperties.apply("jetty.http.port"));
  }

  private Optional<String> direct(String name) {
    return Stream.of(systemProperties, environment, contextParameters)
        .map(place -> notBlank(place.apply(name)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> notBlank(String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  private static String fileOf(String name) {
    return name + "_FILE";
  }
}
