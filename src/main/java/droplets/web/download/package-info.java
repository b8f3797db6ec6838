/**
 * The CSV file of all Droplets. Start reading at {@link droplets.web.download.CsvServlet}; {@link
 * droplets.web.download.DropletExport} fetches the Droplets and {@link
 * droplets.web.download.CsvColumn} says what stands in each column.
 */
package droplets.web.download;
