package droplets.sandbox;

/** An address of a Droplet: version 4, or version 6 where it contains a colon. */
record IpAddress(String ip, boolean isPublic) {
  boolean isV6() {
    return ip.indexOf(':') >= 0;
  }
}
