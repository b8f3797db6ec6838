package droplets.digitalocean;

/** DigitalOcean keeps two lists of Droplets, and neither shows those of the other. */
public enum DropletType {
  /** Standard Droplets. */
  DROPLETS("droplets"),
  /** GPU Droplets. */
  GPUS("gpus");

  private final String parameter;

  DropletType(String parameter) {
    this.parameter = parameter;
  }

  /** Its name in a query. */
  public String parameter() {
    return parameter;
  }
}
