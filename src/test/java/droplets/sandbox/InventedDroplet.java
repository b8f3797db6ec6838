package droplets.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invented Droplet.
 *
 * @param position its place in its team's list; details with several forms vary by it
 * @param addresses in the order they are listed in
 * @param backupWindow when the next backup starts
 * @param vpcUuid absent right after creation
 */
record InventedDroplet(
    int position,
    long id,
    String name,
    String status,
    boolean locked,
    Instant createdAt,
    InventedSize size,
    InventedRegion region,
    InventedImage image,
    List<String> features,
    List<IpAddress> addresses,
    List<String> tags,
    List<Long> backupIds,
    List<Long> snapshotIds,
    List<String> volumeIds,
    Optional<Instant> backupWindow,
    Optional<String> vpcUuid) {
  boolean hasGpu() {
    return size.gpu().isPresent();
  }
}
