package droplets.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * An image that Droplets are made from.
 *
 * @param slug absent for snapshots and custom images
 */
record InventedImage(
    long id,
    String name,
    String type,
    String distribution,
    Optional<String> slug,
    boolean isPublic,
    int minDiskSize,
    double sizeGigabytes,
    String description,
    List<String> tags) {}
