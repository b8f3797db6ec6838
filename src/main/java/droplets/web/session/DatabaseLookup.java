package droplets.web.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.sql.DataSource;

/**
 * Finds the database that the container offers. It only looks the name up: with a resource-ref in
 * web.xml, where no database is offered, some containers would refuse to deploy the WAR, and some
 * would offer one of their own.
 */
public final class DatabaseLookup {

  private static final Logger LOG = System.getLogger(DatabaseLookup.class.getName());

  /** The standard's name. */
  public static final String NAME = "java:comp/env/jdbc/droplets";

  /** The names of WildFly and of servers that know global ones. */
  private static final List<String> NAMES = List.of(NAME, "java:/jdbc/droplets", "jdbc/droplets");

  private DatabaseLookup() {}

  /** The database, absent if the container offers none. */
  public static Optional<DataSource> find() {
    for (String name : NAMES) {
      try {
        if (InitialContext.doLookup(name) instanceof DataSource found) {
          return Optional.of(found);
        }
        LOG.log(Level.WARNING, name + " is no DataSource, so it is not used");
      } catch (NamingException e) {
        if (name.equals(NAME) && !isUnknown(e) && hasNames()) {
          LOG.log(Level.WARNING, name + " cannot be looked up: " + e.getClass().getName());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isUnknown(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NameNotFoundException || cause instanceof NoInitialContextException) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are names at all: Open Liberty has none unless it is asked to. */
  private static boolean hasNames() {
    try {
      InitialContext.doLookup("java:comp/env");
      return true;
    } catch (NamingException e) {
      return false;
    }
  }
}
