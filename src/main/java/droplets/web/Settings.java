package droplets.web;

import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.web.session.SessionKeys;
import java.net.URI;
import java.util.Optional;

/**
 * What the application was told, all of it valid.
 *
 * @param application the OAuth application
 * @param endpoints where DigitalOcean is
 * @param limits how long a call may take
 * @param sessionKeys the keys that seal what leaves this process, if the operator chose them
 * @param maxCalls how many requests at once may be waiting for DigitalOcean
 */
record Settings(
    OAuthApplication application,
    Endpoints endpoints,
    Limits limits,
    Optional<SessionKeys> sessionKeys,
    int maxCalls) {

  URI redirectUri() {
    return URI.create(application.redirectUri());
  }

  /** Whether browsers reach the application by https: the redirect URI says so, no request does. */
  boolean isHttps() {
    return "https".equalsIgnoreCase(redirectUri().getScheme());
  }
}
