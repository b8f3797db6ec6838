package droplets.digitalocean;

import java.time.Instant;
import java.util.Optional;

/**
 * The time in which the next backup will be made.
 *
 * @param start when it begins
 * @param end when it ends
 */
public record BackupWindow(Optional<Instant> start, Optional<Instant> end) {

  static final JsonShape<BackupWindow> JSON =
      new JsonShape<>(fields -> new BackupWindow(fields.instant("start"), fields.instant("end")));
}
