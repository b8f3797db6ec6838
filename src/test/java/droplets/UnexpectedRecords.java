package droplets;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Leaves out the warnings that hold a reason: the application writes one for each failure of
 * DigitalOcean or of a sign-in, and tests cause hundreds of failures.
 */
public final class UnexpectedRecords implements Filter {
  @Override
  public boolean isLoggable(LogRecord logged) {
    return logged.getLevel() != Level.WARNING
        || !String.valueOf(logged.getMessage()).matches("(?s)(.* )?reason=\\w+( .*)?");
  }
}
