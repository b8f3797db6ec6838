package droplets.browser;

import droplets.journeys.Installation;
import droplets.journeys.SharedInstallations;
import droplets.servers.ServerKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test {@link Windows} of its own in the one browser of the run, and fails a test whose
 * pages broke a rule. It keeps pictures and traces of a failed test. A class that takes an {@link
 * Installation} shares it with other classes: Tomcat, under a path.
 */
final class BrowserExtension implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
  private static final Namespace OURS = Namespace.create(BrowserExtension.class);

  /** Without a browser, each class fails once here, before it starts a server. */
  @Override
  public void beforeAll(ExtensionContext context) {
    chromium(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return List.of(Installation.class, Windows.class).contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Installation.class) {
      return SharedInstallations.shared(context, ServerKind.TOMCAT_11, "/app");
    }
    return context
        .getStore(OURS)
        .computeIfAbsent(
            Windows.class, key -> new Windows(chromium(context).browser()), Windows.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Windows windows = context.getStore(OURS).get(Windows.class, Windows.class);
    if (windows == null) {
      return;
    }
    boolean kept = false;
    try {
      if (context.getExecutionException().isEmpty()) {
        windows.assertRulesKept();
        kept = true;
      }
    } finally {
      if (!kept) {
        windows.record(directory(context));
      }
    }
  }

  /** Closed by JUnit at the end of the run. */
  private static Chromium chromium(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
  }

  private static Path directory(ExtensionContext context) {
    String method = context.getRequiredTestMethod().getName();
    String display = context.getDisplayName();
    String test = display.startsWith(method) ? method : method + "-" + display;
    return Path.of(
        "target",
        "browser",
        context.getRequiredTestClass().getSimpleName(),
        test.replaceAll("[^A-Za-z0-9]+", "-"));
  }
}
