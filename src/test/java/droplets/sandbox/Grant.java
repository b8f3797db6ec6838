package droplets.sandbox;

import java.util.Optional;

/**
 * One approval: its client, its team, and what should go wrong.
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
