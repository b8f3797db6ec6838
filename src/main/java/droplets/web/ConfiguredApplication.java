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
import droplets.web.listing.DropletServlet;
import droplets.web.listing.DropletsServlet;
import droplets.web.page.CookieRules;
import droplets.web.page.MessageCookie;
import droplets.web.page.PageServlet;
import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.session.CallLimit;
import droplets.web.session.DatabaseStore;
import droplets.web.session.DigitalOceanCalls;
import droplets.web.session.ReturnCookie;
import droplets.web.session.Sealer;
import droplets.web.session.Sessions;
import droplets.web.session.TokenSource;
import droplets.web.session.UnusedRowSweeper;
import droplets.web.signin.AbandonedSignInSweeper;
import droplets.web.signin.CallbackServlet;
import droplets.web.signin.ConnectServlet;
import droplets.web.signin.DisconnectServlet;
import droplets.web.signin.IndexServlet;
import droplets.web.signin.PendingFlow;
import droplets.web.signin.PendingSignIns;
import droplets.web.signin.SignIn;
import droplets.web.signin.SignInOutcomes;
import droplets.web.signin.StrayCallbackRecorder;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** Puts together what needs usable settings: the client, and the pages that need it. */
final class ConfiguredApplication {

  private static final Logger LOG = System.getLogger(DropletsApplication.class.getName());

  /** The attribute of the context by which the sandbox tells the values that it was sent. */
  private static final String REAL_VALUES = "droplets.sandbox.values";

  /** How long a stop waits for refreshes. One that is given up may cost a person the connection. */
  private static final Duration LAST_REFRESHES = Duration.ofSeconds(2);

  private final ServletContext context;
  private final Settings settings;
  private final Sessions sessions;
  private final CookieRules cookieRules;
  private final Views views;
  private final Clock clock;
  private final DigitalOceanClient client;
  private final TokenSource tokens;
  private final CallLimit limit;
  private final MessageCookie messages;
  private final ReturnCookie returnCookie;

  ConfiguredApplication(
      ServletContext context,
      Settings settings,
      Sessions sessions,
      CookieRules cookieRules,
      Views views,
      Clock clock) {
    this.context = context;
    this.settings = settings;
    this.sessions = sessions;
    this.cookieRules = cookieRules;
    this.views = views;
    this.clock = clock;
    client =
        new DigitalOceanClient(
            settings.application(),
            settings.endpoints(),
            settings.limits(),
            "droplets/" + version(),
            clock,
            new SecureRandom());
    tokens = new TokenSource(client, sessions, clock);
    limit = new CallLimit(settings.maxCalls());
    messages = new MessageCookie(cookieRules);
    returnCookie = new ReturnCookie(cookieRules);
  }

  /** Serves the index page, the sign-in, the disconnect and the flow page. */
  void serveSignIn(Sealer sealer, Shutdown shutdown) {
    PendingSignIns signIns = new PendingSignIns(cookieRules, sealer, clock);
    BrowserSteps steps = new BrowserSteps(context.getContextPath(), settings.redirectUri());
    PendingFlow flow = new PendingFlow(client, steps, signIns, sessions);
    SignInOutcomes outcomes = new SignInOutcomes(clock);
    shutdown.whenItBegins(new AbandonedSignInSweeper(outcomes, tokens)::close);
    serve(new IndexServlet(settings.application(), sessions, messages, clock, views));
    serve(new ConnectServlet(client, signIns, returnCookie, clock, views));
    serve(
        new CallbackServlet(
            new SignIn(client, steps, sessions, clock),
            signIns,
            outcomes,
            tokens,
            sessions,
            new StrayCallbackRecorder(flow, steps, sessions, clock),
            limit,
            messages,
            returnCookie,
            views));
    serve(new DisconnectServlet(tokens, sessions, limit, messages, views));
    serve(new FlowServlet(flow, realValues(), clock, views));
  }

  void serveDroplets() {
    DigitalOceanCalls calls =
        new DigitalOceanCalls(tokens, sessions, limit, messages, returnCookie, clock, views);
    serve(new DropletsServlet(calls, clock, views));
    serve(new DropletServlet(calls, clock, views));
    DownloadLimit downloads = new DownloadLimit(Math.max(1, settings.maxCalls() / 4));
    DropletExport export = new DropletExport(new MonotonicClock(), DropletExport.MOST_DROPLETS);
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    for (DownloadFormat format : DownloadFormat.values()) {
      serve(new DownloadServlet(format, calls, downloads, export, clock, directory, views));
    }
  }

  /** Ends what runs when the application stops. Refreshes end before the client is closed. */
  void stopWith(Shutdown shutdown, Optional<DatabaseStore> database) {
    database.ifPresent(store -> shutdown.whenItBegins(new UnusedRowSweeper(store, tokens)::close));
    shutdown.whenItBegins(() -> tokens.awaitRefreshes(LAST_REFRESHES));
    shutdown.whenItBegins(client::close);
    LOG.log(Level.INFO, "started: " + settings.application());
  }

  private void serve(PageServlet servlet) {
    DropletsApplication.serve(context, servlet);
  }

  private RealValues realValues() {
    return context.getAttribute(REAL_VALUES) instanceof RealValues known ? known : RealValues.NONE;
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = ConfiguredApplication.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
