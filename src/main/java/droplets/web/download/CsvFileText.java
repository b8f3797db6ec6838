package droplets.web.download;

import droplets.digitalocean.Droplet;

/** A CSV file: the titles of the columns, and a line for each Droplet. */
final class CsvFileText implements FileText {

  @Override
  public String beginning() {
    return CsvEncoding.BYTE_ORDER_MARK + CsvColumn.header();
  }

  @Override
  public String of(Droplet droplet) {
    return CsvColumn.line(droplet);
  }
}
