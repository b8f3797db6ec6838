package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import droplets.journeys.Installation;
import droplets.sandbox.Fault;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.web.page.OneTimeMessage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults that the consent page offers, and the pages that people see then. */
@ExtendWith(BrowserExtension.class)
class FaultsOfferedIT {
  private static Installation site;

  @BeforeAll
  static void start() {
    site =
        new Installation(ServerKind.TOMCAT_11, "/app")
            .setting("DIGITAL_OCEAN_READ_TIMEOUT_MS", "5000")
            .start();
    site.sandbox().change(options -> options.slowDelay(Duration.ofMillis(200)));
  }

  @AfterAll
  static void end() {
    site.close();
  }

  private static final Map<Fault, String> HEADINGS = new EnumMap<>(Fault.class);

  static {
    HEADINGS.put(Fault.NOTHING, "Droplets");
    HEADINGS.put(Fault.SHORT_LIVED_TOKEN, "Droplets");
    HEADINGS.put(Fault.DROPLETS_SLOW, "Droplets");
    HEADINGS.put(Fault.DROPLETS_TIMEOUT, "DigitalOcean took too long");
    HEADINGS.put(Fault.TOKEN_REFUSED, "DigitalOcean refused the authorization code");
    HEADINGS.put(Fault.TOKEN_DROPPED, "DigitalOcean did not answer");
    HEADINGS.put(Fault.WRONG_STATE, OneTimeMessage.STATE_UNKNOWN.title());
    HEADINGS.put(Fault.WRONG_VERIFIER, "DigitalOcean refused the authorization code");
    HEADINGS.put(Fault.REFRESH_REFUSED, "Droplets");
    HEADINGS.put(Fault.REFRESH_LOST, "Droplets");
    HEADINGS.put(Fault.REVOCATION_FAILS, "Droplets");
    HEADINGS.put(Fault.DROPLETS_401, "Please connect again");
    HEADINGS.put(Fault.DROPLETS_403, "DigitalOcean does not permit this");
    HEADINGS.put(Fault.DROPLETS_429, "DigitalOcean asks to wait");
    HEADINGS.put(Fault.DROPLETS_500, "DigitalOcean answered with an error (500)");
    HEADINGS.put(Fault.DROPLETS_HTML, "DigitalOcean answered with an error (502)");
    HEADINGS.put(Fault.DROPLETS_CUT_OFF, "DigitalOcean's answer made no sense");
  }

  /** The others need another browser, and a port that only the local run uses. */
  static List<Fault> offered() {
    return Fault.offered().stream()
        .filter(fault -> fault != Fault.OTHER_BROWSER && fault != Fault.API_UNREACHABLE)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("offered")
  void isToldInWords(Fault fault, Windows windows) {
    Window window = windows.open(site);
    window.signIn(Team.ACME, fault);
    assertThat(window.heading(HEADINGS.get(fault))).isVisible();
    Accessibility.check(window.page());

    window.link("The OAuth flow").click();
    assertThat(window.steps().first()).containsText("Authorization request");
    window.open("/connect");
    window.button("Approve").click();
    assertThat(window.rows()).hasCount(40);
  }
}
