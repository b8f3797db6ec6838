package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.web.flow.RealValues;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxInitializerTest {
  private final Map<String, String> systemProperties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final List<ServletContextListener> listeners = new ArrayList<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ServletContext context = context("");

  @AfterEach
  void stop() {
    listeners.forEach(listener -> listener.contextDestroyed(new ServletContextEvent(context)));
  }

  @Test
  void withoutAClientIdTheApplicationIsPointedToASandbox() throws Exception {
    environment.put("DIGITAL_OCEAN_CLIENT_ID", " ");
    start(context);

    assertTrue(parameters.get("DIGITAL_OCEAN_CLIENT_ID").startsWith("sandbox-"));
    assertTrue(parameters.get("DIGITAL_OCEAN_CLIENT_SECRET").startsWith("sandbox-"));
    assertEquals(
        "http://localhost:8080/digitalocean", parameters.get("DIGITAL_OCEAN_REDIRECT_URI"));
    assertEquals(Set.of("droplets.sandbox", "droplets.sandbox.values"), attributes.keySet());
    assertEquals(true, attributes.get("droplets.sandbox"));
    assertInstanceOf(RealValues.class, attributes.get("droplets.sandbox.values"));
    String api = parameters.get("DIGITAL_OCEAN_API_URL");
    assertEquals(401, status(api + "/account"));
    assertTrue(parameters.get("DIGITAL_OCEAN_OAUTH_URL").endsWith("/v1/oauth"));
  }

  @Test
  void oneLineIsPrintedWhenTheApplicationIsUpAndTheSandboxEndsWithIt() throws Exception {
    start(context);
    assertEquals("", printed());
    listeners.get(0).contextInitialized(new ServletContextEvent(context));
    String api = parameters.get("DIGITAL_OCEAN_API_URL");
    assertEquals(
        "Sandbox: no DigitalOcean client id is set, so a stand-in runs at "
            + parameters.get("DIGITAL_OCEAN_OAUTH_URL").replace("/v1/oauth", "")
            + ". Open http://localhost:8080/ to try it."
            + System.lineSeparator(),
        printed());

    listeners.get(0).contextDestroyed(new ServletContextEvent(context));
    assertThrows(IOException.class, () -> status(api + "/account"));
  }

  @Test
  void theRedirectUriFollowsPortAndContextPath() throws Exception {
    systemProperties.put("jetty.http.port", "9090");
    start(context("/app"));
    assertEquals(
        "http://localhost:9090/app/digitalocean", parameters.get("DIGITAL_OCEAN_REDIRECT_URI"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIGITAL_OCEAN_CLIENT_ID", "DIGITAL_OCEAN_CLIENT_ID_FILE"})
  void withAClientIdNothingStarts(String name) {
    for (Map<String, String> place : List.of(systemProperties, environment, parameters)) {
      place.put(name, "somebody");
      start(context);
      place.remove(name);
    }
    assertTrue(listeners.isEmpty());
    assertTrue(parameters.isEmpty());
    assertEquals("", printed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIGITAL_OCEAN_OAUTH_URL", "DIGITAL_OCEAN_API_URL_FILE"})
  void withAnAddressOfTheUsersNothingStartsAndOneLineSaysWhy(String name) {
    environment.put(name, "http://127.0.0.1:1/v2");
    start(context);
    assertTrue(listeners.isEmpty());
    assertEquals(
        "Sandbox: not started, because "
            + name.replace("_FILE", "")
            + " is set."
            + System.lineSeparator(),
        printed());
  }

  @Test
  void theUsersSecretAndRedirectUriAreTheSandboxesOwn(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), "their-secret\n");
    environment.put("DIGITAL_OCEAN_CLIENT_SECRET_FILE", file.toString());
    environment.put("DIGITAL_OCEAN_REDIRECT_URI", "http://localhost:7070/x/digitalocean");
    start(context);
    assertFalse(parameters.containsKey("DIGITAL_OCEAN_CLIENT_SECRET"));
    assertFalse(parameters.containsKey("DIGITAL_OCEAN_REDIRECT_URI"));
    listeners.get(0).contextInitialized(new ServletContextEvent(context));
    assertTrue(printed().contains("Open http://localhost:7070/x/ to try it."));
  }

  @Test
  void whatGoesWrongIsToldInOneLine(@TempDir Path folder) {
    environment.put("DIGITAL_OCEAN_REDIRECT_URI_FILE", folder.resolve("none").toString());
    start(context);
    environment.clear();
    parameters.put("DIGITAL_OCEAN_API_URL", "");
    start(context);
    environment.put("DIGITAL_OCEAN_REDIRECT_URI", "http://not a uri");
    start(context);
    assertTrue(listeners.isEmpty());
    assertEquals(3, printed().lines().count());
    assertTrue(printed().lines().allMatch(line -> line.startsWith("Sandbox: not started: ")));
  }

  private void start(ServletContext target) {
    PrintStream out = new PrintStream(printed, true, UTF_8);
    new SandboxInitializer(systemProperties::get, environment::get, out)
        .onStartup(Set.of(), target);
  }

  private String printed() {
    return printed.toString(UTF_8);
  }

  private static int status(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  /** A servlet context with the methods that the initializer calls. */
  private ServletContext context(String contextPath) {
    return (ServletContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getContextPath" -> contextPath;
                  case "getInitParameter" -> parameters.get((String) arguments[0]);
                  case "setInitParameter" ->
                      parameters.putIfAbsent((String) arguments[0], (String) arguments[1]) == null;
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "addListener" -> {
                    listeners.add((ServletContextListener) arguments[0]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
