package droplets.digitalocean;

import java.time.Instant;

/**
 * How many more calls DigitalOcean will answer, as it says with each answer.
 *
 * @param limit calls per hour
 * @param remaining how many of them are left
 * @param resetsAt when the oldest counted call leaves the count; it has been seen lying in the past
 */
public record RateLimit(long limit, long remaining, Instant resetsAt) {}
