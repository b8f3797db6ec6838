/**
 * The connection of a person to DigitalOcean: where it is kept, the life of its tokens, and how
 * many calls there may be at once. Start reading at {@link droplets.web.session.DigitalOceanCalls},
 * which makes the call of a page, then at {@link droplets.web.session.TokenSource}, which refreshes
 * and revokes tokens so that no refresh token is sent twice. A connection is kept in the HTTP
 * session ({@link droplets.web.session.HttpSessionStore}) or in a database that several nodes share
 * ({@link droplets.web.session.DatabaseStore}).
 */
package droplets.web.session;
