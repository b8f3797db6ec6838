package droplets.web;

import droplets.digitalocean.Endpoints;
import droplets.digitalocean.Limits;
import droplets.digitalocean.OAuthApplication;
import droplets.web.session.SessionKeys;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of the application, all of them valid.
 *
 * @param application the OAuth application
 * @param endpoints the addresses of DigitalOcean
 * @param limits how long a call may take
 * @param sessionKeys the keys that seal cookies and sessions, absent if none are set
 * @param maxCalls how many requests may wait for DigitalOcean at once
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

  /** Whether browsers reach the application by https. Only the redirect URI decides, no request. */
  boolean isHttps() {
    return "https".equalsIgnoreCase(redirectUri().getScheme());
  }
}
