/**
 * The Droplets page and the page of one Droplet: parameters, order, rows and pager. Start reading
 * at {@link droplets.web.listing.DropletsServlet}. {@link droplets.web.listing.Listing} is what an
 * address asks for; the models are what the views show. This package does not use {@code download}.
 */
package droplets.web.listing;
