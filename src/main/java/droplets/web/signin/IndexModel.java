package droplets.web.signin;

import droplets.web.page.OneTimeMessage;
import droplets.web.page.ShownTime;
import java.util.List;

/**
 * What the index page says.
 *
 * @param message the one-time message, or null
 * @param scope what is asked for
 * @param grantedScope the scopes that were granted, empty if not known
 * @param expires when the access token expires, or null if not known
 * @param isRefreshed whether it is refreshed before that
 * @param redirectUriHint why the callback URL may not lead here, or empty
 */
public record IndexModel(
    OneTimeMessage message,
    ScopeModel scope,
    List<String> grantedScope,
    ShownTime expires,
    boolean isRefreshed,
    String redirectUriHint) {}
