package droplets.journeys;

import static droplets.servers.ServerKind.JETTY_12;
import static droplets.servers.ServerKind.TOMCAT_10_1;
import static droplets.servers.ServerKind.TOMCAT_11;

import droplets.servers.ServerKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs all tests of a class once for each of the servers at each of the context paths. The class
 * takes the {@link Installation} as its one parameter.
 *
 * <p>The installations have the standard settings. All classes with this annotation share them,
 * because a server takes seconds to start: they end with the run of all tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(autoCloseArguments = false)
@ArgumentsSource(SharedInstallations.class)
public @interface InstalledIn {
  /** The servers. */
  ServerKind[] servers() default {TOMCAT_11, TOMCAT_10_1, JETTY_12};

  /** The context paths. */
  String[] contexts() default {"", "/app"};
}
