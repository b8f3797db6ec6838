package droplets.sandbox;

import java.time.Instant;

/** A code that was sent to the callback and is not exchanged yet. */
record AuthorizationCode(String value, Grant grant, Instant expiresAt) {}
