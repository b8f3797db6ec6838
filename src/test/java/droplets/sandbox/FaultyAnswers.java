package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.Supplier;

/** Spoils answers as a fault says. */
final class FaultyAnswers {
  private static final int OVERSIZE = 9 * 1024 * 1024;

  // Looks like the page of the gateway; "sandbox" in it lets a test find it where it must not be.
  private static final String GATEWAY_PAGE =
      """
      <!DOCTYPE html>
      <html lang="en-US">
      <head><title>api.sandbox.example | 502: Bad gateway</title></head>
      <body><h1>Bad gateway <span>Error code 502</span></h1>
      <p>The sandbox's web server reported a bad gateway error.</p></body>
      </html>
      """;
  private static final String BOT_CHECK_PAGE =
      """
      <!DOCTYPE html>
      <html lang="en-US">
      <head><title>Just a moment...</title></head>
      <body><h1>The sandbox is checking your browser</h1>
      <p>Enable JavaScript and cookies to continue.</p></body>
      </html>
      """;

  private final Supplier<SandboxOptions> options;
  private final ApiErrors apiErrors;
  private final OAuthErrors oauthErrors;
  private final String redirectTarget;

  FaultyAnswers(
      Supplier<SandboxOptions> options,
      ApiErrors apiErrors,
      OAuthErrors oauthErrors,
      String redirectTarget) {
    this.options = options;
    this.apiErrors = apiErrors;
    this.oauthErrors = oauthErrors;
    this.redirectTarget = redirectTarget;
  }

  /** The answer under a fault; {@code work} does what was asked for and is called at most once. */
  Reply answer(Fault fault, ReceivedRequest request, Supplier<Reply> work) {
    return switch (fault.effect()) {
      case NONE, SHORT_LIFE -> work.get();
      case SLOW -> work.get().after(options.get().slowDelay());
      case TIME_OUT -> work.get().after(options.get().timeoutDelay());
      case DROP -> work.get().delivered(Reply.Delivery.DROPPED);
      case CUT_OFF -> work.get().delivered(Reply.Delivery.CUT_OFF);
      case REFUSE_GRANT -> afterWork(work, oauthErrors.invalidGrant());
      case HTML_200 -> afterWork(work, Reply.html(200, BOT_CHECK_PAGE));
      case OVERSIZED -> afterWork(work, oversized());
      case SENSELESS ->
          afterWork(
              work,
              json("{\"sandbox\":[],\"droplets\":42,\"account\":[],\"access_token\":{\"no\":1}}"));
      case EMPTY -> afterWork(work, json(""));
      case UNAUTHORIZED -> apiErrors.unauthorized();
      case FORBIDDEN -> apiErrors.forbidden();
      case RATE_LIMIT -> apiErrors.tooManyRequests();
      case SERVER_ERROR -> apiErrors.serverError(request);
      case HTML_502 -> Reply.html(502, GATEWAY_PAGE);
      case REDIRECT -> Reply.redirect(307, redirectTarget);
    };
  }

  private static Reply afterWork(Supplier<Reply> work, Reply instead) {
    work.get();
    return instead;
  }

  /** The padding comes first, so that no reader gets to the rest without reading too much. */
  private static Reply oversized() {
    return json(
        "{\"padding\":\""
            + "x".repeat(OVERSIZE)
            + "\",\"droplets\":[],\"links\":{},\"meta\":{\"total\":0},\"account\":{},"
            + "\"access_token\":\"doo_v1_"
            + "0".repeat(64)
            + "\",\"token_type\":\"bearer\"}");
  }

  private static Reply json(String body) {
    return Reply.json(200, body.getBytes(UTF_8));
  }
}
