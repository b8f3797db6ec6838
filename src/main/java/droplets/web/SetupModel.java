package droplets.web;

import java.util.List;

/**
 * The content of the set-up page.
 *
 * @param hasClientId whether there is a client id
 * @param problems the settings that cannot be used
 * @param redirectUri the redirect URI to register at DigitalOcean
 * @param redirectUriHint why the redirect URI may not lead back here, or empty
 * @param redirectPath the path of the callback, with the context path
 */
public record SetupModel(
    boolean hasClientId,
    List<SettingProblem> problems,
    String redirectUri,
    String redirectUriHint,
    String redirectPath) {}
