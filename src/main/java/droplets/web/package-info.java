/**
 * The application as a whole. {@link droplets.web.DropletsApplication} puts it together when the
 * container starts it: start reading there. Here is also what serves no page of its own: settings
 * and the set-up page, the filter around every answer, static files, health and robots.txt.
 *
 * <p>A behaviour has its folder: {@code signin} connects and disconnects a person, {@code session}
 * keeps the connection and its tokens, {@code listing} shows the Droplets, {@code download} makes
 * the file, {@code flow} records the flow and shows it, {@code page} is what every page has. They
 * use each other in one direction only, and none uses this package. Calls to DigitalOcean are made
 * by {@code droplets.digitalocean} alone.
 */
package droplets.web;
