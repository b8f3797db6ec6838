package droplets.web.download;

import droplets.digitalocean.Droplet;
import droplets.web.listing.SshAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A configuration file of OpenSSH, in which each Droplet is a host of its own. A name goes into it
 * in letters, digits, dots, hyphens and underscores only. So no name can begin a line or a comment,
 * match other hosts, or be taken for an option when it is typed after {@code ssh}.
 *
 * @see <a href="https://man.openbsd.org/ssh_config">ssh_config</a>
 */
final class SshConfigFileText implements FileText {

  private static final String BEGINNING =
      """
      # Use this file with: ssh -F FILE HOST
      # or name it in the first line of ~/.ssh/config: Include FILE
      """;

  /** In lower case, because a name of a host has no case. */
  private final Set<String> taken = new HashSet<>();

  @Override
  public String beginning() {
    return BEGINNING;
  }

  /** A Droplet without a public address is a comment, so that nobody looks for it in vain. */
  @Override
  public String of(Droplet droplet) {
    Optional<String> address = SshAddress.of(droplet);
    if (address.isEmpty()) {
      return "\n# " + safeName(droplet) + " has no public address\n";
    }
    return "\nHost " + uniqueName(droplet) + "\n  HostName " + address.get() + "\n  User root\n";
  }

  private String uniqueName(Droplet droplet) {
    String name = safeName(droplet);
    while (!taken.add(name.toLowerCase(Locale.ROOT))) {
      name = name + "-" + droplet.id();
    }
    return name;
  }

  private static String safeName(Droplet droplet) {
    String name =
        droplet.name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    return name.isEmpty() ? "droplet-" + droplet.id() : name;
  }
}
