package droplets.web;

/**
 * What the index page says.
 *
 * @param message the one-time message, or null
 * @param scope the scope that is asked for
 * @param grantedScope the scope that was granted, or empty if not known
 * @param expires when the access token expires, or empty if not known
 * @param callbackHint why the callback URL may not lead here, or empty
 */
public record IndexModel(
    Message message, String scope, String grantedScope, String expires, String callbackHint) {}
