package droplets.web.download;

import droplets.digitalocean.Droplet;

/** A CSV file: the titles of the columns, and a line for each Droplet. */
final class CsvLines implements FileText {

  @Override
  public String beginning() {
    return CsvText.BYTE_ORDER_MARK + CsvColumn.header();
  }

  @Override
  public String of(Droplet droplet) {
    return CsvColumn.line(droplet);
  }
}
