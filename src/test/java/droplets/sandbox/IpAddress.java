package droplets.sandbox;

/** An address of a Droplet. One with a colon is of version 6, any other of version 4. */
record IpAddress(String ip, boolean isPublic) {
  boolean isV6() {
    return ip.indexOf(':') >= 0;
  }
}
