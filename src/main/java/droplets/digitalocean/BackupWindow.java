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

  static final JsonShape<BackupWindow> JSON =
      new JsonShape<>(fields -> new BackupWindow(fields.instant("start"), fields.instant("end")));
}
