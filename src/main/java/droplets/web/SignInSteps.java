package droplets.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two steps of a sign-in that take place in the browser. */
final class SignInSteps {

  private SignInSteps() {}

  static FlowStep authorize(Attempt attempt) {
    return new FlowStep(
        FlowKind.AUTHORIZE,
        attempt.startedAt(),
        "GET " + Routes.CONNECT + " HTTP/1.1",
        CurlCommand.of(attempt.shownUri()),
        "HTTP/1.1 302\nLocation: " + attempt.shownUri(),
        302,
        -1);
  }

  /** The callback: which parameters came, none of them with what it held but a known error. */
  static FlowStep callback(
      QueryParameters parameters, String redirectUri, Instant at, boolean connected) {
    List<String> query = new ArrayList<>();
    for (String name : List.of("code", "state", "iss")) {
      if (!parameters.get(name).isEmpty()) {
        query.add(name + "=$" + name.toUpperCase(Locale.ROOT));
      }
    }
    String error = parameters.get("error");
    if (!error.isEmpty()) {
      query.add("error=" + (error.matches("[a-z_]{1,40}") ? error : "$ERROR"));
    }
    return new FlowStep(
        FlowKind.CALLBACK,
        at,
        "GET " + Routes.CALLBACK + "?" + String.join("&", query) + " HTTP/1.1",
        CurlCommand.of(redirectUri + "?" + String.join("&", query)),
        "HTTP/1.1 303\nLocation: " + (connected ? Routes.DROPLETS : Routes.INDEX),
        303,
        -1);
  }
}
