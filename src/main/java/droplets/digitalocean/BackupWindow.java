package droplets.digitalocean;

import java.time.Instant;
import java.util.Optional;

/**
 * When the next backup will be made.
 *
 * @param start from when
 * @param end until when
 */
public record BackupWindow(Optional<Instant> start, Optional<Instant> end) {

  static final BackupWindow ABSENT = new BackupWindow(Optional.empty(), Optional.empty());

  static BackupWindow read(JsonStream in) {
    Optional<Instant> start = Optional.empty();
    Optional<Instant> end = Optional.empty();
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "start" -> start = in.instant();
        case "end" -> end = in.instant();
        default -> in.skip();
      }
    }
    return new BackupWindow(start, end);
  }
}
