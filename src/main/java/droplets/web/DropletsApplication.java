package droplets.web;

import droplets.web.flow.FlowServlet;
import droplets.web.flow.FlowsWithoutConnection;
import droplets.web.flow.RealValues;
import droplets.web.page.CookieRules;
import droplets.web.page.PageServlet;
import droplets.web.page.Route;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.ConnectionCodec;
import droplets.web.session.ConnectionStore;
import droplets.web.session.DatabaseLookup;
import droplets.web.session.DatabaseStore;
import droplets.web.session.HttpSessionStore;
import droplets.web.session.SealedConnectionCodec;
import droplets.web.session.Sealer;
import droplets.web.session.SessionKeys;
import droplets.web.session.Sessions;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
    Optional<DataSource> database = DatabaseLookup.find();
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
                keys.isPresent() ? new SealedConnectionCodec(sealer) : ConnectionCodec.PLAIN);
    Sessions sessions = new Sessions(store, new FlowsWithoutConnection(cookieRules, clock), clock);
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
      ConfiguredApplication configured =
          new ConfiguredApplication(
              context, found.settings().get(), sessions, cookieRules, views, clock);
      configured.serveSignIn(sealer, shutdown);
      configured.serveDroplets();
      configured.stopWith(shutdown, Optional.ofNullable(databaseStore));
      LOG.log(
          Level.INFO,
          "connections are kept in "
              + (databaseStore == null ? "HTTP sessions" : "the database that nodes share"));
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
                  + DatabaseLookup.NAME));
    }
    DatabaseStore.problem(database)
        .ifPresent(text -> problems.add(new SettingProblem(DatabaseLookup.NAME, text)));
    return problems;
  }

  static void serve(ServletContext context, PageServlet servlet) {
    Route route = servlet.route();
    context.addServlet(route.name(), servlet).addMapping(route.pattern());
  }

  private static void log(SettingProblem problem) {
    LOG.log(Level.ERROR, "setting " + problem.setting() + ": " + problem.text());
  }
}
