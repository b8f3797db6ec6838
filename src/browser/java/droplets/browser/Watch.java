package droplets.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import droplets.journeys.Installation;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Watches behind every page. Nothing may be written to the console, no script may fail, and only
 * the application and the sandbox may be asked for anything. Chromium itself writes to the console
 * when a document has an error status; this is allowed.
 */
final class Watch {
  private static final String FAILED_DOCUMENT = "Failed to load resource: the server responded";

  private final Set<String> origins;
  private final Set<String> failedDocuments = new HashSet<>();
  private final List<ConsoleMessage> console = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private String lastCallback;

  Watch(BrowserContext context, Installation site) {
    URI base = URI.create(site.baseUrl());
    origins =
        Set.of(
            base.resolve("/").toString(),
            "http://localhost:" + base.getPort() + "/",
            site.relay().origin() + "/",
            site.sandbox().origin() + "/");
    context.onConsoleMessage(console::add);
    context.onWebError(error -> wrong.add("script: " + error.error()));
    context.onRequest(this::asked);
    context.onResponse(this::answered);
  }

  private void asked(Request request) {
    String url = request.url();
    if (url.contains("/digitalocean?code=")) {
      lastCallback = url;
    }
    boolean within = url.startsWith("data:") || url.startsWith("blob:");
    if (!within && origins.stream().noneMatch(url::startsWith)) {
      wrong.add("asked elsewhere: " + url);
    }
  }

  private void answered(Response response) {
    if (response.request().isNavigationRequest() && response.status() >= 400) {
      failedDocuments.add(response.url());
    }
  }

  /** The address at which a code was delivered last. */
  String lastCallback() {
    return lastCallback;
  }

  void assertNothingWrong() {
    List<String> messages =
        console.stream()
            .filter(message -> !isFailedDocument(message))
            .map(message -> "console: " + message.text() + " at " + message.location())
            .toList();
    assertEquals(List.of(), Stream.concat(wrong.stream(), messages.stream()).toList());
  }

  private boolean isFailedDocument(ConsoleMessage message) {
    String url = message.location().replaceFirst(":\\d+:\\d+$", "");
    return message.text().startsWith(FAILED_DOCUMENT) && failedDocuments.contains(url);
  }
}
