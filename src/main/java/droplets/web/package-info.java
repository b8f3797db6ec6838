/**
 * The web application: servlets that forward to the JSP views in {@code WEB-INF/views}. Start
 * reading at {@link droplets.web.DropletsApplication}, where everything is put together, then at
 * one of the servlets, which are named after their routes. Calls to DigitalOcean are made by {@link
 * droplets.digitalocean} alone; this package makes no HTTP call of its own.
 */
package droplets.web;
