package droplets.digitalocean;

/** The two lists of Droplets that DigitalOcean keeps: no Droplet is in both. */
public enum DropletType {
  /** Standard Droplets. */
  DROPLETS("droplets"),
  /** GPU Droplets. */
  GPUS("gpus");

  private final String parameter;

  DropletType(String parameter) {
    this.parameter = parameter;
  }

  /** The value of {@code type} in a query. */
  public String parameter() {
    return parameter;
  }
}
