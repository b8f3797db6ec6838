package droplets.web;

import droplets.digitalocean.DigitalOceanClient;
import droplets.web.download.DownloadFormat;
import droplets.web.download.DownloadLimit;
import droplets.web.download.DownloadServlet;
import droplets.web.download.DropletExport;
import droplets.web.download.MonotonicClock;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowServlet;
import droplets.web.flow.RealValues;
import droplets.web.flow.RecentFlows;
import droplets.web.listing.DropletServlet;
import droplets.web.listing.DropletsServlet;
import droplets.web.page.CookieRules;
import droplets.web.page.MessageCookie;
import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.ConnectionStore;
import droplets.web.session.DatabaseStore;
import droplets.web.session.DigitalOceanCalls;
import droplets.web.session.EndedConnections;
import droplets.web.session.HttpSessionStore;
import droplets.web.session.OfferedDatabase;
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
import droplets.web.signin.PendingFlow;
import droplets.web.signin.PendingSignIns;
import droplets.web.signin.RefusedSteps;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;

/**
 * Puts the whole application together when the container starts it: settings, client, servlets,
 * filter and session cookie. Settings that cannot be used lead to the set-up page; they never
 * prevent the start.
 */
public final class DropletsApplication implements ServletContextListener {

  private static final Logger LOG = System.getLogger(DropletsApplication.class.getName());

  /** The attribute of the context that the sandbox sets; the sandbox is never in the WAR. */
  private static final String SANDBOX = "droplets.sandbox";

  /** The attribute by which the sandbox tells the values that it was sent. */
  private static final String REAL_VALUES = "droplets.sandbox.values";

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

  /** How long it waits for refreshes under way, which cost people their connection if given up. */
  private static final Duration LAST_REFRESHES = Duration.ofSeconds(2);

  private Shutdown shutdown;

  /** The database that several nodes share, or null. */
  private DatabaseStore databaseStore;

  /** Called by the container. */
  public DropletsApplication() {}

  @Override
  public void contextInitialized(ServletContextEvent event) {
    // A container may start the same listener again, so this begins anew.
    shutdown = new Shutdown();
    ServletContext context = event.getServletContext();
    databaseStore = null;
    Optional<DataSource> database = OfferedDatabase.find();
    SettingsReader.Result read =
        new SettingsReader(List.of(System::getProperty, System::getenv, context::getInitParameter))
            .read();
    SettingsReader.Result found =
        database.map(offered -> read.plus(problems(read, offered))).orElse(read);
    Clock clock = Clock.systemUTC();
    boolean isHttps = found.isHttps();

    Assets assets = Assets.load(context);
    String base = context.getContextPath();
    String assetsAddress = base + Route.ASSETS.path() + assets.hash();
    boolean isSandbox = Boolean.TRUE.equals(context.getAttribute(SANDBOX));
    CookieRules cookieRules = new CookieRules(base, isHttps);
    SecureRandom random = new SecureRandom();
    Optional<SessionKeys> keys = found.settings().flatMap(Settings::sessionKeys);
    Sealer sealer = new Sealer(keys.orElseGet(() -> SessionKeys.random(random)), random);
    if (database.isPresent() && found.settings().isPresent()) {
      Duration callLimit = found.settings().get().limits().call();
      databaseStore = new DatabaseStore(database.get(), sealer, cookieRules, random, callLimit);
    }
    ConnectionStore store =
        databaseStore != null
            ? databaseStore
            : new HttpSessionStore(
                keys.isPresent() ? new SealedConnections(sealer) : StoredConnections.PLAIN);
    Sessions sessions = new Sessions(store, new RecentFlows(cookieRules, clock), clock);
    Views views = new Views(sessions::person, base, assetsAddress, isSandbox, shutdown);

    cookieRules.configureSession(context.getSessionCookieConfig());
    context
        .addFilter("guard", new GuardFilter(new SecurityHeaders(isHttps), views, shutdown))
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    serve(context, new HealthServlet(views));
    serve(context, new AssetServlet(assets, views));
    serve(context, new RobotsServlet(views));
    context.addServlet("error", new ErrorServlet(views)).addMapping("/");

    if (found.settings().isPresent()) {
      connectable(context, found.settings().get(), sessions, sealer, cookieRules, views, clock);
    } else {
      found.problems().forEach(DropletsApplication::log);
      serve(context, new FlowServlet(sessions, RealValues.NONE, clock, views));
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
      CookieRules cookieRules,
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
    MessageCookie messages = new MessageCookie(cookieRules);
    ReturnCookie returnCookie = new ReturnCookie(cookieRules);
    CallLimit limit = new CallLimit(settings.maxCalls());
    TokenSource tokens = new TokenSource(client, sessions, clock);

    serve(context, new IndexServlet(settings.application(), sessions, messages, clock, views));
    PendingSignIns signIns = new PendingSignIns(cookieRules, sealer, clock);
    SignInOutcomes outcomes = new SignInOutcomes(clock);
    shutdown.whenItBegins(new AbandonedSignIns(outcomes, tokens)::close);
    if (databaseStore != null) {
      shutdown.whenItBegins(new EndedConnections(databaseStore, tokens)::close);
    }
    shutdown.whenItBegins(() -> tokens.awaitRefreshes(LAST_REFRESHES));
    shutdown.whenItBegins(client::close);
    serve(context, new ConnectServlet(client, signIns, returnCookie, clock, views));
    BrowserSteps steps = new BrowserSteps(context.getContextPath(), settings.redirectUri());
    PendingFlow flow = new PendingFlow(client, steps, signIns, sessions);
    serve(context, new FlowServlet(flow, realValues(context), clock, views));
    serve(
        context,
        new CallbackServlet(
            new SignIn(client, steps, sessions, clock),
            signIns,
            outcomes,
            tokens,
            sessions,
            new RefusedSteps(flow, steps, sessions, clock),
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
    LOG.log(
        Level.INFO,
        "connections are kept in "
            + (databaseStore == null ? "HTTP sessions" : "the database that nodes share"));
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    shutdown.begin();
    shutdown.awaitRequests(LAST_ANSWERS);
    if (databaseStore != null) {
      databaseStore.close();
    }
  }

  /** Why connections cannot be kept in the database. */
  private static List<SettingProblem> problems(SettingsReader.Result read, DataSource database) {
    List<SettingProblem> problems = new ArrayList<>();
    if (read.settings().filter(settings -> settings.sessionKeys().isEmpty()).isPresent()) {
      problems.add(
          new SettingProblem(
              SettingsReader.SESSION_KEY,
              "it is needed where connections are kept in a database, and the server offers "
                  + OfferedDatabase.NAME));
    }
    DatabaseStore.problem(database)
        .ifPresent(text -> problems.add(new SettingProblem(OfferedDatabase.NAME, text)));
    return problems;
  }

  private static RealValues realValues(ServletContext context) {
    return context.getAttribute(REAL_VALUES) instanceof RealValues known ? known : RealValues.NONE;
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
