package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.NetworkAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The address at which a shell can be opened on a Droplet. */
public final class SshAddress {

  /** The characters of an IP address; a command or file gets no others. */
  private static final Pattern IP = Pattern.compile("[0-9A-Fa-f.:]{2,45}");

  private SshAddress() {}

  /** The first public address, IPv4 before IPv6; absent if there is none in that form. */
  public static Optional<String> of(Droplet droplet) {
    return Stream.concat(droplet.publicIpv4().stream(), droplet.ipv6().stream())
        .map(NetworkAddress::ip)
        .filter(ip -> IP.matcher(ip).matches())
        .findFirst();
  }
}
