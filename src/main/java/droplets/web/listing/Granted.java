package droplets.web.listing;

import droplets.digitalocean.TokenSet;

/**
 * Which parts of a Droplet the granted scope covers. A part that is missing was either not granted
 * or does not exist; this is the one place that tells the two apart.
 */
final class Granted {

  private static final String NOT_GRANTED = "not granted";

  private final String image;
  private final String tags;
  private final String vpc;
  private final String volumes;

  Granted(TokenSet tokens) {
    image = why(tokens, "image:read");
    tags = why(tokens, "tag:read");
    vpc = why(tokens, "vpc:read");
    volumes = why(tokens, "block_storage:read");
  }

  private static String why(TokenSet tokens, String scope) {
    return tokens.mayRead(scope) ? "" : NOT_GRANTED;
  }

  /** Why the image, the backups and the snapshots are missing; empty if they are granted. */
  String whyNoImage() {
    return image;
  }

  /** Why the tags are missing; empty if they are granted. */
  String whyNoTags() {
    return tags;
  }

  /** Why the private network is missing; empty if it is granted. */
  String whyNoVpc() {
    return vpc;
  }

  /** Why the volumes are missing; empty if they are granted. */
  String whyNoVolumes() {
    return volumes;
  }
}
