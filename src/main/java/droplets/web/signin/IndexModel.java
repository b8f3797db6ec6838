package droplets.web.signin;

import droplets.web.page.OneTimeMessage;
import droplets.web.page.ShownTime;
import java.util.List;

/**
 * The content of the index page.
 *
 * @param message the one-time message, or null
 * @param step the step of the flow that the message is about, or empty
 * @param scope the scope that the application asks for
 * @param grantedScope the granted scopes, empty if nobody is connected or they are not known
 * @param expires when the access token expires, or null if that is not known
 * @param isRefreshed whether the access token can be refreshed before it expires
 * @param redirectUriHint why the redirect URI may not lead back here, or empty
 */
public record IndexModel(
    OneTimeMessage message,
    String step,
    ScopeModel scope,
    List<String> grantedScope,
    ShownTime expires,
    boolean isRefreshed,
    String redirectUriHint) {}
