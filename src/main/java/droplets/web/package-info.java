/**
 * The application as a whole. {@link droplets.web.DropletsApplication} puts it together when the
 * container starts it: start reading there. This package also holds the settings and the set-up
 * page, the filter around every answer, the static files, {@code /health} and {@code /robots.txt}.
 *
 * <p>Each behaviour has a package of its own: {@code signin} connects and disconnects a person,
 * {@code session} keeps the connection and its tokens, {@code listing} shows the Droplets, {@code
 * download} makes the files, {@code flow} records the OAuth flow and shows it, and {@code page}
 * holds the parts that all pages share. They use each other in one direction only, and none of them
 * uses this package. Only {@code droplets.digitalocean} calls DigitalOcean.
 */
package droplets.web;
