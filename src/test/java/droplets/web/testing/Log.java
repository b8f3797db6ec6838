package droplets.web.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the application writes into the log. */
public final class Log {
  private Log() {}

  /** The warnings that something leaves in the log, without the id at their end. */
  public static List<String> warnings(Callable<?> cause) throws Exception {
    List<String> warnings = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getLevel() == Level.WARNING) {
              warnings.add(entry.getMessage().replaceFirst(" for_request=\\S+$", ""));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("droplets");
    logger.addHandler(handler);
    try {
      cause.call();
    } finally {
      logger.removeHandler(handler);
    }
    return warnings;
  }
}
