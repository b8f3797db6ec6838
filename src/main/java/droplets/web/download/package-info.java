/**
 * The download: all Droplets as a CSV file. Start reading at {@link
 * droplets.web.download.CsvServlet}. {@link droplets.web.download.DropletExport} fetches the
 * Droplets, and {@link droplets.web.download.CsvColumn} defines the columns.
 */
package droplets.web.download;
