package droplets.sandbox;

import java.time.Clock;

/** Puts the rate headers on every answer of the API. */
record RateHeaders(Grants grants, Clock clock, RateWindow strangers) {
  Reply on(Reply reply, ReceivedRequest request) {
    if (!request.path().startsWith("/v2/") || reply.headers().containsKey("ratelimit-limit")) {
      return reply;
    }
    RateWindow window =
        request.bearer().flatMap(grants::pairOf).map(TokenPair::rate).orElse(strangers);
    RateWindow.Count count = window.count(clock.instant());
    return reply
        .with("ratelimit-limit", String.valueOf(RateWindow.LIMIT))
        .with("ratelimit-remaining", String.valueOf(count.remaining()))
        .with("ratelimit-reset", String.valueOf(count.reset().getEpochSecond()));
  }
}
