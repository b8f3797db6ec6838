package droplets.web;

import java.util.List;

/**
 * What the set-up page says.
 *
 * @param hasClientId whether there is a client id
 * @param problems the settings that cannot be used
 * @param redirectUri the callback URL to register
 * @param redirectUriHint why that may not lead here, or empty
 * @param redirectPath where this application waits for the answer
 */
public record SetupModel(
    boolean hasClientId,
    List<SettingProblem> problems,
    String redirectUri,
    String redirectUriHint,
    String redirectPath) {}
