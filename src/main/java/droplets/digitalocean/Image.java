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
 * @param description a description by its maker
 * @param tags its tags
 * @param status its status, such as {@code available} or {@code retired}
 * @param errorMessage the reason why it could not be made, or empty
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

  static final JsonShape<Image> JSON =
      new JsonShape<>(
          fields ->
              new Image(
                  fields.number("id"),
                  fields.text("name"),
                  fields.text("type"),
                  fields.text("distribution"),
                  fields.text("slug"),
                  fields.flag("public"),
                  fields.instant("created_at"),
                  fields.smallNumber("min_disk_size"),
                  fields.amount("size_gigabytes"),
                  fields.text("description"),
                  fields.texts("tags"),
                  fields.text("status"),
                  fields.text("error_message")));

  /** Copies the list. */
  public Image {
    tags = List.copyOf(tags);
  }

  /** The distribution and the name together, such as "Ubuntu 24.04 (LTS) x64". */
  public String fullName() {
    return (distribution + " " + name).strip();
  }
}
