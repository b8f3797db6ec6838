package droplets.web.listing;

import droplets.web.page.Html;

/** An IP address. Its text has been escaped: a view writes it as it writes {@link DropletRow}. */
public final class ListedAddress {

  private final String ip;

  ListedAddress(String ip) {
    this.ip = Html.escaped(ip);
  }

  /** The address, such as {@code 203.0.113.7}. */
  public String getIp() {
    return ip;
  }
}
