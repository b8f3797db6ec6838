package droplets.sandbox;

import java.time.Instant;

/** A code that has been sent to the callback and not been exchanged yet. */
record AuthorizationCode(String value, Grant grant, Instant expiresAt) {}
