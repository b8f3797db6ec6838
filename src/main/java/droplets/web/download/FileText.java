package droplets.web.download;

import droplets.digitalocean.Droplet;

/** The text of one file with Droplets. */
interface FileText {

  /** What stands before the first Droplet. */
  String beginning();

  /** The text for the next Droplet. */
  String of(Droplet droplet);
}
