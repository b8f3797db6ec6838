/**
 * The connection of a person to DigitalOcean: what a session holds, the life of its tokens, and how
 * many calls there may be at once. Start reading at {@link droplets.web.session.DigitalOceanCalls},
 * which makes the call of a page, then at {@link droplets.web.session.TokenSource}, which refreshes
 * and revokes tokens. The package does not know the pages that use it.
 */
package droplets.web.session;
