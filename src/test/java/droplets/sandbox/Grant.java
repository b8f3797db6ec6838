package droplets.sandbox;

import java.util.Optional;

/**
 * What a person approved: for which client and team, and what should go wrong with it.
 *
 * @param arrangements what tests arrange for its requests
 */
record Grant(
    String clientId,
    String redirectUri,
    Optional<String> codeChallenge,
    Scopes scopes,
    Team team,
    Fault fault,
    Arrangements arrangements) {}
