package droplets.sandbox;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Starts a sandbox for the local run when no client id is configured, and points the application to
 * it. It is on the class path of {@code mvn jetty:run} only, never in the WAR.
 *
 * <p>The settings of the user count: the sandbox expects their secret, and registers their redirect
 * URI. Where they set an OAuth or API address, no sandbox starts. If the sandbox cannot start, one
 * line says why, and the application starts without it.
 */
public final class SandboxInitializer implements ServletContainerInitializer {
  private final UnaryOperator<String> systemProperties;
  private final UnaryOperator<String> environment;
  private final PrintStream out;

  /** Reads the settings of this JVM, and prints to its output. The container calls it. */
  public SandboxInitializer() {
    this(System::getProperty, System::getenv, System.out);
  }

  SandboxInitializer(
      UnaryOperator<String> systemProperties, UnaryOperator<String> environment, PrintStream out) {
    this.systemProperties = systemProperties;
    this.environment = environment;
    this.out = out;
  }

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    SandboxSettings settings =
        new SandboxSettings(systemProperties, environment, context::getInitParameter);
    if (settings.isSet(SandboxSettings.CLIENT_ID)) {
      return;
    }
    for (String address : new String[] {SandboxSettings.OAUTH_URL, SandboxSettings.API_URL}) {
      if (settings.isSet(address)) {
        out.println("Sandbox: not started, because " + address + " is set.");
        return;
      }
    }
    try {
      start(settings, context);
    } catch (IOException | RuntimeException e) {
      out.println("Sandbox: not started: " + e.getMessage() + ".");
    }
  }

  private void start(SandboxSettings settings, ServletContext context) throws IOException {
    String redirectUri =
        settings
            .value(SandboxSettings.REDIRECT_URI)
            .orElseGet(() -> defaultRedirectUri(settings, context));
    SandboxOptions options = SandboxOptions.forTests(redirectUri);
    String secret =
        settings.value(SandboxSettings.CLIENT_SECRET).orElseGet(options.clientSecret()::get);
    Sandbox sandbox = Sandbox.start(options.clientSecret(Optional.of(secret)));
    try {
      configure(sandbox, redirectUri, context, settings);
      context.addListener(new Lifetime(sandbox, sandbox.applicationUrl(), out));
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  private static String defaultRedirectUri(SandboxSettings settings, ServletContext context) {
    String port = settings.jettyPort().orElse("8080");
    return "http://localhost:" + port + context.getContextPath() + "/digitalocean";
  }

  private static void configure(
      Sandbox sandbox, String redirectUri, ServletContext context, SandboxSettings settings) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put(SandboxSettings.CLIENT_ID, sandbox.clientId());
    parameters.put(SandboxSettings.OAUTH_URL, sandbox.oauthUrl());
    parameters.put(SandboxSettings.API_URL, sandbox.apiDoorUrl());
    if (!settings.isSet(SandboxSettings.CLIENT_SECRET)) {
      parameters.put(SandboxSettings.CLIENT_SECRET, sandbox.clientSecret());
    }
    if (!settings.isSet(SandboxSettings.REDIRECT_URI)) {
      parameters.put(SandboxSettings.REDIRECT_URI, redirectUri);
    }
    // With only some of them, the application would look for a sandbox that is not there.
    for (String name : parameters.keySet()) {
      if (context.getInitParameter(name) != null) {
        throw new IllegalStateException(name + " is declared without a value");
      }
    }
    parameters.forEach(context::setInitParameter);
    // By this every page says that nothing is real.
    context.setAttribute("droplets.sandbox", true);
    // The flow page shows them, as nothing is secret.
    context.setAttribute("droplets.sandbox.values", sandbox.realValues());
  }

  /**
   * Prints the address of the sandbox when the application is up, and closes the sandbox with it.
   */
  private record Lifetime(Sandbox sandbox, String applicationUrl, PrintStream out)
      implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      out.printf(
          "Sandbox: no DigitalOcean client id is set, so a stand-in runs at %s."
              + " Open %s to try it.%n",
          sandbox.origin(), applicationUrl);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
      sandbox.close();
    }
  }
}
