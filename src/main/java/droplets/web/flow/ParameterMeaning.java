package droplets.web.flow;

import java.util.Map;

/** Tells in a few words what a parameter, header or field of the flow is for. */
final class ParameterMeaning {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          // The authorization request
          Map.entry("client_id", "which application asks"),
          Map.entry("redirect_uri", "where the answer goes; must be the registered one"),
          Map.entry("response_type", "asks for an authorization code, not for a token"),
          Map.entry("scope", "what the token may be used for"),
          Map.entry("state", "ties the answer to the browser that asked"),
          Map.entry("code_challenge", "the SHA-256 of the code verifier, which stays here"),
          Map.entry("code_challenge_method", "SHA-256; plain would give the verifier away"),
          Map.entry("prompt", "lets you choose another account or team"),
          // The callback
          Map.entry("code", "good for one exchange, and only with the code verifier"),
          Map.entry("iss", "which authorization server answers (RFC 9207)"),
          Map.entry("error", "why there is no code, or no token"),
          Map.entry("Location", "where the browser goes next; the code leaves the address bar"),
          // Token requests
          Map.entry("grant_type", "in exchange for what: a code, or a refresh token"),
          Map.entry("code_verifier", "proves that the one who asked is the one who exchanges"),
          Map.entry("client_secret", "proves that this is the registered application"),
          Map.entry("token", "the token that is to be revoked"),
          Map.entry("access_token", "opens the API"),
          Map.entry("token_type", "everybody who bears it may use it"),
          Map.entry("bearer", "DigitalOcean's other name for the token type"),
          Map.entry("expires_in", "seconds until the access token expires"),
          Map.entry("refresh_token", "good for one new pair of tokens"),
          Map.entry("info.team_name", "the team that you chose"),
          // The API
          Map.entry("Authorization", "the access token; DigitalOcean asks for nothing else"),
          Map.entry("page", "which page of the list"),
          Map.entry("per_page", "how many Droplets on a page"),
          Map.entry("type", "Droplets with or without GPUs"),
          Map.entry("name", "only Droplets of this name"),
          Map.entry("tag_name", "only Droplets with this tag"),
          Map.entry("droplets", "the Droplets of the page"),
          Map.entry("droplet", "everything about the Droplet"),
          Map.entry("meta.total", "how many there are on all pages"),
          Map.entry("account", "the person and the team"),
          // Headers
          Map.entry("Accept", "the answer is wanted as JSON"),
          Map.entry("Content-Type", "the parameters are a form in the body, not in the address"),
          Map.entry("content-type", "what the answer is"),
          Map.entry("x-request-id", "DigitalOcean's name for this request"),
          Map.entry("ratelimit-limit", "requests allowed in an hour"),
          Map.entry("ratelimit-remaining", "of these, how many are left"),
          Map.entry("ratelimit-reset", "when the oldest one no longer counts"),
          Map.entry("retry-after", "how long to wait"));

  private ParameterMeaning() {}

  static String of(String name) {
    return MEANINGS.getOrDefault(name, "");
  }
}
