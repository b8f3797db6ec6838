package droplets.web;

import droplets.digitalocean.DigitalOceanClient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;

/**
 * The whole application, put together in one place when the container starts it: settings, client,
 * servlets, filter, session cookie. Settings that cannot be used lead to the set-up page; they
 * never keep the container from starting.
 */
public final class DropletsApplication implements ServletContextListener {

  private static final Logger LOG = System.getLogger(DropletsApplication.class.getName());

  private DigitalOceanClient client;

  /** For the container. */
  public DropletsApplication() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    SettingsReader.Result found =
        new SettingsReader(List.of(System::getProperty, System::getenv, context::getInitParameter))
            .read();
    Clock clock = Clock.systemUTC();
    boolean isHttps = found.isHttps();

    Sessions sessions = new Sessions(clock);
    Assets assets = Assets.load(context);
    String base = context.getContextPath();
    String assetsAddress = base + Routes.ASSETS + "/" + assets.hash();
    Views views = new Views(sessions, base, assetsAddress, found.isSandbox());

    CookieScope cookieScope = new CookieScope(base, isHttps);
    cookieScope.configureSession(context.getSessionCookieConfig());
    context
        .addFilter("guard", new GuardFilter(new SecurityHeaders(isHttps), views))
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    serve(context, Routes.HEALTH, new HealthServlet(views));
    serve(context, Routes.ASSETS + "/*", new AssetServlet(assets, views));
    serve(context, Routes.ROBOTS, new RobotsServlet(views));
    serve(context, Routes.FLOW, new FlowServlet(sessions, clock, views));
    serve(context, "/", new ErrorServlet(views));

    if (found.settings().isPresent()) {
      connectable(
          context, found.settings().get(), sessions, new ShortCookies(cookieScope), views, clock);
    } else {
      found.problems().forEach(DropletsApplication::log);
      serve(context, "", new SetupServlet(found, views));
      serve(context, Routes.CONNECT, new ToSetupServlet(List.of("GET"), views));
      serve(context, Routes.CALLBACK, new ToSetupServlet(List.of("GET"), views));
      serve(context, Routes.DROPLETS, new ToSetupServlet(PageServlet.READING, views));
      serve(context, Routes.DROPLETS + "/*", new ToSetupServlet(PageServlet.READING, views));
      serve(context, Routes.CSV, new ToSetupServlet(PageServlet.READING, views));
      serve(context, Routes.DISCONNECT, new ToSetupServlet(List.of("POST"), views));
      LOG.log(Level.INFO, "started without a usable client: / says what to set");
    }
  }

  private void connectable(
      ServletContext context,
      Settings settings,
      Sessions sessions,
      ShortCookies cookies,
      Views views,
      Clock clock) {
    client =
        new DigitalOceanClient(
            settings.application(),
            settings.endpoints(),
            settings.limits(),
            "droplets/" + version(),
            clock,
            new SecureRandom());
    CallLimit limit = new CallLimit(settings.maxCalls());
    Connections connections = new Connections(client, sessions, clock);

    serve(context, "", new IndexServlet(settings, sessions, cookies, clock, views));
    serve(context, Routes.CONNECT, new ConnectServlet(client, sessions, cookies, clock, views));
    serve(
        context,
        Routes.CALLBACK,
        new CallbackServlet(client, settings, connections, sessions, limit, cookies, clock, views));
    ConnectedCalls calls = new ConnectedCalls(connections, sessions, limit, cookies, clock, views);
    serve(context, Routes.DROPLETS, new DropletsServlet(calls, clock, views));
    serve(context, Routes.DROPLETS + "/*", new DropletServlet(calls, clock, views));
    serve(
        context,
        Routes.CSV,
        new CsvServlet(
            calls,
            new DownloadLimit(Math.max(1, settings.maxCalls() / 4)),
            new DropletExport(clock, DropletExport.MOST_DROPLETS),
            clock,
            Path.of(System.getProperty("java.io.tmpdir")),
            views));
    serve(
        context,
        Routes.DISCONNECT,
        new DisconnectServlet(connections, sessions, limit, cookies, views));
    LOG.log(Level.INFO, "started: " + settings.application());
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (client != null) {
      client.close();
    }
  }

  private static void serve(ServletContext context, String path, HttpServlet servlet) {
    String name = servlet.getClass().getSimpleName() + path;
    context.addServlet(name, servlet).addMapping(path);
  }

  private static void log(SettingProblem problem) {
    LOG.log(Level.ERROR, "setting " + problem.setting() + ": " + problem.text());
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = DropletsApplication.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
