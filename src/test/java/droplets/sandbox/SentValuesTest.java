package droplets.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import droplets.digitalocean.AuthorizationRequest;
import droplets.digitalocean.AuthorizationResponse;
import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.Limits;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.OAuthException;
import droplets.digitalocean.TokenSet;
import droplets.web.flow.BrowserSteps;
import droplets.web.flow.FlowRecorder;
import droplets.web.flow.FlowStep;
import droplets.web.testing.TestApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox tells the values behind the names, from the requests that it was really sent. */
class SentValuesTest {
  private static final DropletQuery ALL = DropletQuery.all(DropletType.DROPLETS);

  @AutoClose private final TestApplication parts = TestApplication.start();
  private final BrowserSteps browser =
      new BrowserSteps("/app", URI.create(TestApplication.REDIRECT_URI));
  private final FlowRecorder recorder = new FlowRecorder();
  private final DigitalOceanClient client = parts.client.observedBy(recorder);
  private final List<FlowStep> flow = new ArrayList<>();

  /** Goes to the consent page and decides there, as a browser does: the callback. */
  private String decide(AuthorizationRequest asked, Map<String, String> decision) throws Exception {
    flow.add(browser.authorizationRequest(asked.shownUri(), parts.clock.instant()));
    SandboxVisitor visitor = new SandboxVisitor(parts.sandbox);
    assertEquals(200, visitor.get(asked.uri().toString()).statusCode());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(parts.sandbox.oauthUrl() + "/authorize/decision"))
            .header("Content-Type", "application/x-www-form-urlencoded");
    FormWithRequest form = new FormWithRequest(asked.uri().getRawQuery(), decision);
    var answer =
        HttpClient.newHttpClient()
            .send(
                request.POST(HttpRequest.BodyPublishers.ofString(form.text())).build(),
                BodyHandlers.ofString());
    return answer.headers().firstValue("location").orElse(answer.body());
  }

  private record FormWithRequest(String request, Map<String, String> decision) {
    String text() {
      return FormData.write(Map.of("request", request)) + "&" + FormData.write(decision);
    }
  }

  private FlowStep real(int index) {
    return parts.sandbox.realValues().of(flow.get(index), flow);
  }

  private void cameBack(String callback, FlowStep.Failure failure) {
    flow.add(
        browser.callback(
            AuthorizationResponse.parse(URI.create(callback).getRawQuery()),
            parts.clock.instant(),
            "/",
            failure));
  }

  private static String value(List<NamedValue> values, String name) {
    return values.stream()
        .filter(each -> each.name().equals(name))
        .map(NamedValue::value)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachStepOfAWholeFlowIsToldAsItWasSent() throws Exception {
    AuthorizationRequest asked = client.authorizationRequest("");
    String callback = decide(asked, Map.of("decision", "approve"));
    cameBack(callback, FlowStep.Failure.NONE);
    String code = SandboxVisitor.parameter(callback, "code");
    TokenSet first = client.exchange(code, asked.codeVerifier());
    TokenSet second = client.refresh(first);
    client.droplets(second.accessToken(), ALL);
    client.revoke(second, Duration.ofSeconds(3));
    flow.addAll(recorder.steps());

    assertEquals(asked.uri(), real(0).request().uri());
    assertEquals(URI.create(callback), real(1).request().uri());
    FlowStep token = real(2);
    assertEquals(code, value(token.request().form(), "code"));
    assertEquals(asked.codeVerifier(), value(token.request().form(), "code_verifier"));
    assertEquals(parts.sandbox.clientSecret(), value(token.request().form(), "client_secret"));
    assertEquals(first.accessToken(), value(token.answer().fields(), "access_token"));
    assertEquals(first.refreshToken(), value(token.answer().fields(), "refresh_token"));
    FlowStep refresh = real(3);
    assertEquals(first.refreshToken(), value(refresh.request().form(), "refresh_token"));
    assertEquals(second.refreshToken(), value(refresh.answer().fields(), "refresh_token"));
    assertEquals(
        "Bearer " + second.accessToken(), value(real(4).request().headers(), "Authorization"));
    assertEquals(second.accessToken(), value(real(5).request().form(), "token"));
    for (int i = 0; i < flow.size(); i++) {
      assertFalse(real(i).toString().contains("$"), real(i).toString());
    }
  }

  /** DigitalOcean's answer is the same to both; the reason is not. */
  @ParameterizedTest
  @CsvSource({
    "WRONG_VERIFIER, the code verifier is the wrong one",
    "TOKEN_REFUSED, the code was used before"
  })
  void whyACodeWasRefusedIsTold(Fault fault, String reason) {
    AuthorizationRequest asked = client.authorizationRequest("");
    String callback = parts.sandbox.approve(asked.uri().toString(), Team.ACME, fault);
    String code = SandboxVisitor.parameter(callback, "code");
    assertThrows(OAuthException.class, () -> client.exchange(code, asked.codeVerifier()));

    FlowStep refused = recorder.steps().get(0);
    assertEquals(
        " In the sandbox you chose this: " + reason + ".",
        parts.sandbox.realValues().reason(refused));
  }

  @Test
  void aRequestThatWasNeverSentIsToldWithTheTokensItWouldHaveHad() throws Exception {
    AuthorizationRequest asked = client.authorizationRequest("");
    String callback = parts.sandbox.approve(asked.uri().toString());
    TokenSet tokens =
        client.exchange(SandboxVisitor.parameter(callback, "code"), asked.codeVerifier());
    DigitalOceanClient offline =
        parts.client(parts.endpoints(parts.refusingOrigin()), Limits.DEFAULT).observedBy(recorder);
    for (Attempt attempt :
        List.<Attempt>of(
            () -> offline.refresh(tokens), () -> offline.revoke(tokens, Duration.ofSeconds(3)))) {
      try {
        attempt.make();
      } catch (DigitalOceanException expected) {
        // It is recorded.
      }
    }
    flow.addAll(recorder.steps());

    assertEquals(tokens.refreshToken(), value(real(1).request().form(), "refresh_token"));
    assertEquals(parts.sandbox.clientSecret(), value(real(1).request().form(), "client_secret"));
    assertEquals(
        "Bearer " + tokens.accessToken(), value(real(2).request().headers(), "Authorization"));
    assertEquals(tokens.accessToken(), value(real(2).request().form(), "token"));
  }

  private interface Attempt {
    void make() throws DigitalOceanException;
  }

  @Test
  void aWrongStateIsToldAsItCame() throws Exception {
    String callback =
        decide(
            client.authorizationRequest(""), Map.of("decision", "approve", "fault", "WRONG_STATE"));
    cameBack(callback, FlowStep.Failure.WRONG_STATE);

    assertEquals(URI.create(callback), real(1).request().uri());
  }

  @Test
  void aCallbackFromAnotherBrowserIsToldThere() throws Exception {
    String page =
        decide(
            client.authorizationRequest(""),
            Map.of("decision", "approve", "fault", "OTHER_BROWSER"));
    String callback =
        page.replaceAll("(?s).*<p><code>(http[^<]+)</code>.*", "$1").replace("&amp;", "&");
    flow.clear();
    cameBack(callback, FlowStep.Failure.WRONG_STATE);

    assertEquals(URI.create(callback), real(0).request().uri());
  }

  @Test
  void aCallbackThatSomebodyMadeUpIsNotGuessed() throws Exception {
    decide(client.authorizationRequest(""), Map.of("decision", "approve"));
    cameBack("http://localhost/?code=fake&state=fake", FlowStep.Failure.WRONG_STATE);
    flow.remove(0);

    assertEquals(flow.get(0), real(0));
  }
}
