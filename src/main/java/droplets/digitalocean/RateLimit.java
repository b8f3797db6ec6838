package droplets.digitalocean;

import java.time.Instant;

/**
 * The limit on calls, as DigitalOcean states it in the headers of an answer.
 *
 * @param limit how many calls are allowed in an hour ({@code ratelimit-limit})
 * @param remaining how many of them are left ({@code ratelimit-remaining})
 * @param resetsAt when the oldest call no longer counts ({@code ratelimit-reset}); it may lie in
 *     the past
 */
public record RateLimit(long limit, long remaining, Instant resetsAt) {}
