package droplets.digitalocean;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The image a Droplet was made from.
 *
 * @param id its number
 * @param name its name, such as "24.04 (LTS) x64"
 * @param type {@code base}, {@code snapshot}, {@code backup}, {@code custom} or {@code admin}
 * @param distribution the operating system, such as "Ubuntu"
 * @param slug its short name; empty for snapshots and custom images
 * @param isPublic whether everyone may use it
 * @param createdAt when it was made
 * @param minDiskGb the smallest disk it fits on, in GB
 * @param sizeGb its own size in GB
 * @param description what its maker says of it
 * @param tags its tags
 * @param status such as {@code available} or {@code retired}
 * @param errorMessage why it could not be made
 */
public record Image(
    long id,
    String name,
    String type,
    String distribution,
    String slug,
    boolean isPublic,
    Optional<Instant> createdAt,
    int minDiskGb,
    BigDecimal sizeGb,
    String description,
    List<String> tags,
    String status,
    String errorMessage) {

  static final Image ABSENT =
      new Image(
          0, "", "", "", "", false, Optional.empty(), 0, BigDecimal.ZERO, "", List.of(), "", "");

  /** Copies the list. */
  public Image {
    tags = List.copyOf(tags);
  }

  /** The distribution and the name, such as "Ubuntu 24.04 (LTS) x64". */
  public String fullName() {
    return (distribution + " " + name).strip();
  }

  static Image read(JsonStream in) {
    long id = 0;
    String name = "";
    String type = "";
    String distribution = "";
    String slug = "";
    boolean isPublic = false;
    Optional<Instant> createdAt = Optional.empty();
    int minDiskGb = 0;
    BigDecimal sizeGb = BigDecimal.ZERO;
    String description = "";
    List<String> tags = List.of();
    String status = "";
    String errorMessage = "";
    in.enterObject();
    for (String field = in.nextField(); field != null; field = in.nextField()) {
      switch (field) {
        case "id" -> id = in.number();
        case "name" -> name = in.text();
        case "type" -> type = in.text();
        case "distribution" -> distribution = in.text();
        case "slug" -> slug = in.text();
        case "public" -> isPublic = in.flag();
        case "created_at" -> createdAt = in.instant();
        case "min_disk_size" -> minDiskGb = in.smallNumber();
        case "size_gigabytes" -> sizeGb = in.amount();
        case "description" -> description = in.text();
        case "tags" -> tags = in.texts();
        case "status" -> status = in.text();
        case "error_message" -> errorMessage = in.text();
        default -> in.skip();
      }
    }
    return new Image(
        id,
        name,
        type,
        distribution,
        slug,
        isPublic,
        createdAt,
        minDiskGb,
        sizeGb,
        description,
        tags,
        status,
        errorMessage);
  }
}
