package droplets.digitalocean;

/** The two lists DigitalOcean keeps: neither shows the Droplets of the other. */
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
