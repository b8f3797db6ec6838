package droplets.web.download;

import droplets.web.page.Route;
import java.util.function.Supplier;

/** The formats in which Droplets can be downloaded. */
public enum DownloadFormat {
  /** A table. */
  CSV(Route.CSV, "text/csv;charset=UTF-8", ".csv", CsvFileText::new),
  /** The hosts of an SSH client. */
  SSH_CONFIG(Route.SSH_CONFIG, "text/plain;charset=UTF-8", ".ssh_config", SshConfigFileText::new);

  private final Route route;
  private final String contentType;
  private final String ending;
  private final Supplier<FileText> file;

  DownloadFormat(Route route, String contentType, String ending, Supplier<FileText> file) {
    this.route = route;
    this.contentType = contentType;
    this.ending = ending;
    this.file = file;
  }

  Route route() {
    return route;
  }

  String contentType() {
    return contentType;
  }

  String ending() {
    return ending;
  }

  FileText newFile() {
    return file.get();
  }
}
