/**
 * The connection of a person to DigitalOcean: where it is kept, the life of its tokens, and how
 * many calls there may be at once. Start reading at {@link droplets.web.session.DigitalOceanCalls},
 * which makes the call of a page. {@link droplets.digitalocean.TokenSet} says when a refresh is
 * due, {@link droplets.web.session.TokenSource} lets one request at a time begin it, and {@link
 * droplets.web.session.Refresh} does it, so that no refresh token is sent twice.
 *
 * <p>A {@link droplets.web.session.KeptConnection} is a connection where it is kept. It is in the
 * HTTP session ({@link droplets.web.session.HttpSessionStore}, {@link
 * droplets.web.session.SharedConnection}) or in a row of a database that several nodes share
 * ({@link droplets.web.session.DatabaseStore}, {@link droplets.web.session.ConnectionRow}, and the
 * SQL in {@link droplets.web.session.JdbcConnectionTable}). {@link
 * droplets.web.session.UnusedRowSweeper} ends the rows that no browser uses any more.
 */
package droplets.web.session;
