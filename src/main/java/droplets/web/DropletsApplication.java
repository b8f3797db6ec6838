package droplets.web;

import droplets.digitalocean.DigitalOceanClient;
import droplets.web.download.DownloadFormat;
import droplets.web.download.DownloadLimit;
import droplets.web.download.DownloadServlet;
import droplets.web.download.DropletExport;
import droplets.web.download.MonotonicClock;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowServlet;
import droplets.web.listing.DropletServlet;
import droplets.web.listing.DropletsServlet;
import droplets.web.page.CookieScope;
import droplets.web.page.MessageCookie;
import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.DigitalOceanCalls;
import droplets.web.session.RecentFlows;
import droplets.web.session.ReturnCookie;
import droplets.web.session.SealedConnections;
import droplets.web.session.Sealer;
import droplets.web.session.SessionKeys;
import droplets.web.session.Sessions;
import droplets.web.session.StoredConnections;
import droplets.web.session.TokenSource;
import droplets.web.signin.AbandonedSignIns;
import droplets.web.signin.CallbackServlet;
import droplets.web.signin.ConnectServlet;
import droplets.web.signin.DisconnectServlet;
import droplets.web.signin.IndexServlet;
import droplets.web.signin.PendingSignIns;
import droplets.web.signin.SignIn;
import droplets.web.signin.SignInOutcomes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Puts the whole application together when the container starts it: settings, client, servlets,
 * filter and session cookie. Settings that cannot be used lead to the set-up page; they never
 * prevent the start.
 */
public final class DropletsApplication implements ServletContextListener {

  private static final Logger LOG = System.getLogger(DropletsApplication.class.getName());

  /** The attribute of the context that the sandbox sets; the sandbox is never in the WAR. */
  private static final String SANDBOX = "droplets.sandbox";

  /** The routes that lead to the set-up page while the settings are missing or wrong. */
  private static final List<Route> NEED_SETTINGS =
      List.of(
          Route.CONNECT,
          Route.CALLBACK,
          Route.DROPLETS,
          Route.DROPLET,
          Route.CSV,
          Route.SSH_CONFIG,
          Route.DISCONNECT);

  /** How long the container's stop waits for the answers under way to be sent. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

  private final Shutdown shutdown = new Shutdown();

  /** Called by the container. */
  public DropletsApplication() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    SettingsReader.Result found =
        new SettingsReader(List.of(System::getProperty, System::getenv, context::getInitParameter))
            .read();
    Clock clock = Clock.systemUTC();
    boolean isHttps = found.isHttps();

    Assets assets = Assets.load(context);
    String base = context.getContextPath();
    String assetsAddress = base + Route.ASSETS.path() + assets.hash();
    boolean isSandbox = Boolean.TRUE.equals(context.getAttribute(SANDBOX));
    CookieScope cookieScope = new CookieScope(base, isHttps);
    SecureRandom random = new SecureRandom();
    Optional<SessionKeys> keys = found.settings().flatMap(Settings::sessionKeys);
    Sealer sealer = new Sealer(keys.orElseGet(() -> SessionKeys.random(random)), random);
    Sessions sessions =
        new Sessions(
            keys.isPresent() ? new SealedConnections(sealer) : StoredConnections.PLAIN,
            new RecentFlows(cookieScope, clock),
            clock);
    Views views = new Views(sessions::person, base, assetsAddress, isSandbox, shutdown);

    cookieScope.configureSession(context.getSessionCookieConfig());
    context
        .addFilter("guard", new GuardFilter(new SecurityHeaders(isHttps), views, shutdown))
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    serve(context, new HealthServlet(views));
    serve(context, new AssetServlet(assets, views));
    serve(context, new RobotsServlet(views));
    serve(context, new FlowServlet(sessions, clock, views));
    context.addServlet("error", new ErrorServlet(views)).addMapping("/");

    if (found.settings().isPresent()) {
      connectable(context, found.settings().get(), sessions, sealer, cookieScope, views, clock);
    } else {
      found.problems().forEach(DropletsApplication::log);
      serve(context, new SetupServlet(found, views));
      for (Route route : NEED_SETTINGS) {
        serve(context, new SetupRedirectServlet(route, views));
      }
      LOG.log(Level.INFO, "started without a usable client: / says what to set");
    }
  }

  private void connectable(
      ServletContext context,
      Settings settings,
      Sessions sessions,
      Sealer sealer,
      CookieScope cookieScope,
      Views views,
      Clock clock) {
    DigitalOceanClient client =
        new DigitalOceanClient(
            settings.application(),
            settings.endpoints(),
            settings.limits(),
            "droplets/" + version(),
            clock,
            new SecureRandom());
    MessageCookie messages = new MessageCookie(cookieScope);
    ReturnCookie returnCookie = new ReturnCookie(cookieScope);
    CallLimit limit = new CallLimit(settings.maxCalls());
    TokenSource tokens = new TokenSource(client, sessions, clock);

    serve(context, new IndexServlet(settings.application(), sessions, messages, clock, views));
    PendingSignIns signIns = new PendingSignIns(cookieScope, sealer, clock);
    SignInOutcomes outcomes = new SignInOutcomes(clock);
    shutdown.whenItBegins(new AbandonedSignIns(outcomes, sessions, tokens)::close);
    shutdown.whenItBegins(client::close);
    serve(context, new ConnectServlet(client, signIns, returnCookie, clock, views));
    serve(
        context,
        new CallbackServlet(
            new SignIn(
                client,
                new BrowserSteps(context.getContextPath(), settings.redirectUri()),
                sessions,
                clock),
            signIns,
            outcomes,
            tokens,
            sessions,
            limit,
            messages,
            returnCookie,
            views));
    DigitalOceanCalls calls =
        new DigitalOceanCalls(tokens, sessions, limit, messages, returnCookie, clock, views);
    serve(context, new DropletsServlet(calls, clock, views));
    serve(context, new DropletServlet(calls, clock, views));
    DownloadLimit downloads = new DownloadLimit(Math.max(1, settings.maxCalls() / 4));
    DropletExport export = new DropletExport(new MonotonicClock(), DropletExport.MOST_DROPLETS);
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    for (DownloadFormat format : DownloadFormat.values()) {
      serve(
          context, new DownloadServlet(format, calls, downloads, export, clock, directory, views));
    }
    serve(context, new DisconnectServlet(tokens, sessions, limit, messages, views));
    LOG.log(Level.INFO, "started: " + settings.application());
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    shutdown.begin();
    shutdown.awaitRequests(LAST_ANSWERS);
  }

  private static void serve(ServletContext context, PageServlet servlet) {
    Route route = servlet.route();
    context.addServlet(route.name(), servlet).addMapping(route.pattern());
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
