package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.web.page.Shutdown;
import droplets.web.page.Views;
import droplets.web.testing.Browser;
import droplets.web.testing.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupServletTest {
  private final Views views =
      new Views(request -> Optional.empty(), Visit.BASE, "", false, new Shutdown());
  private final Browser browser = new Browser();

  private SetupModel setup(Map<String, String> settings) throws Exception {
    Visit visit =
        browser
            .get(null)
            .to(new SetupServlet(new SettingsReader(List.of(settings::get)).read(), views));
    assertEquals(200, visit.status());
    assertEquals("setup.jsp", visit.view());
    assertFalse(browser.hasSession());
    return visit.model(SetupModel.class);
  }

  @Test
  void theSetUpPageNamesWhatIsMissing() throws Exception {
    SetupModel model = setup(Map.of());

    assertFalse(model.hasClientId());
    assertEquals(List.of(), model.problems());
    assertEquals("http://localhost:8080/digitalocean", model.redirectUri());
    assertEquals("/app/digitalocean", model.redirectPath());
    assertTrue(model.redirectUriHint().contains("/app/digitalocean"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no URL", "https://droplets.example/#fragment", "ftp://droplets.example"})
  void theSetUpPageNamesWhatIsWrongAndOffersACallbackUrlThatLeadsHere(String uri) throws Exception {
    SetupModel model =
        setup(Map.of("DIGITAL_OCEAN_CLIENT_ID", "fake", "DIGITAL_OCEAN_REDIRECT_URI", uri));

    assertTrue(model.hasClientId());
    assertEquals("DIGITAL_OCEAN_REDIRECT_URI", model.problems().get(0).setting());
    assertEquals("http://localhost:8080/app/digitalocean", model.redirectUri());
    assertEquals("", model.redirectUriHint());
  }
}
