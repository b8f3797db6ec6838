/**
 * The downloads: all Droplets as a CSV file, or as hosts for an SSH client. Start reading at {@link
 * droplets.web.download.DownloadServlet}. {@link droplets.web.download.DropletExport} fetches the
 * Droplets, {@link droplets.web.download.DownloadFormat} lists the formats, and {@link
 * droplets.web.download.CsvColumn} defines the columns.
 */
package droplets.web.download;
