package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.function.Supplier;

/** Makes the answers that the faults stand for. */
record FaultyAnswers(
    Supplier<SandboxOptions> options,
    ApiErrors apiErrors,
    OAuthErrors oauthErrors,
    String redirectTarget) {
  private static final int OVERSIZE = 9 * 1024 * 1024;

  // Looks like the gateway's page. Tests look in our own pages for the word sandbox.
  private static final String GATEWAY_PAGE =
      """
      <!DOCTYPE html>
      <html lang="en-US">
      <head><title>api.sandbox.example | 502: Bad gateway</title></head>
      <body><h1>Bad gateway <span>Error code 502</span></h1>
      <p>The sandbox's web server reported a bad gateway error.</p></body>
      </html>
      """;
  private static final String FIREWALL_PAGE =
      """
      <!DOCTYPE html>
      <html lang="en-US">
      <head><title>Access denied</title></head>
      <body><h1>You have been blocked</h1></body>
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

  /** The answer under a fault. {@code work} does what was asked for; it is called once at most. */
  Reply answer(Fault fault, ReceivedRequest request, Supplier<Reply> work) {
    return fault.applyTo(new FaultyAnswer(request, work));
  }

  /** The ways to answer one request. A fault chooses one of them. */
  final class FaultyAnswer {
    private final ReceivedRequest request;
    private final Supplier<Reply> work;

    private FaultyAnswer(ReceivedRequest request, Supplier<Reply> work) {
      this.request = request;
      this.work = work;
    }

    Reply right() {
      return work.get();
    }

    Reply slow() {
      return rightAfter(options.get().slowDelay());
    }

    Reply tooLate() {
      return rightAfter(options.get().timeoutDelay());
    }

    private Reply rightAfter(Duration delay) {
      return work.get().after(delay);
    }

    Reply dropped() {
      return work.get().delivered(Reply.Delivery.DROPPED);
    }

    Reply cutOff() {
      return work.get().delivered(Reply.Delivery.CUT_OFF);
    }

    Reply invalidGrant() {
      return inPlaceOfRight(oauthErrors.invalidGrant());
    }

    Reply botCheck() {
      return inPlaceOfRight(Reply.html(200, BOT_CHECK_PAGE));
    }

    /** The padding comes first, so a reader has to read too much before it gets to the rest. */
    Reply oversized() {
      return inPlaceOfRight(
          json(
              "{\"padding\":\""
                  + "x".repeat(OVERSIZE)
                  + "\",\"droplets\":[],\"links\":{},\"meta\":{\"total\":0},\"account\":{},"
                  + "\"access_token\":\"doo_v1_"
                  + "0".repeat(64)
                  + "\",\"token_type\":\"bearer\"}"));
    }

    Reply senseless() {
      return inPlaceOfRight(
          json("{\"sandbox\":[],\"droplets\":42,\"account\":[],\"access_token\":{\"no\":1}}"));
    }

    Reply empty() {
      return inPlaceOfRight(json(""));
    }

    Reply unauthorized() {
      return apiErrors.unauthorized();
    }

    Reply forbidden() {
      return apiErrors.forbidden();
    }

    Reply tooManyRequests() {
      return apiErrors.tooManyRequests();
    }

    Reply serverError() {
      return apiErrors.serverError(request);
    }

    Reply gatewayPage() {
      return Reply.html(502, GATEWAY_PAGE);
    }

    Reply firewallPage() {
      return Reply.html(403, FIREWALL_PAGE);
    }

    Reply redirect() {
      return Reply.redirect(307, redirectTarget);
    }

    /** Does the work, but sends another answer. */
    private Reply inPlaceOfRight(Reply wrong) {
      work.get();
      return wrong;
    }

    private static Reply json(String body) {
      return Reply.json(200, body.getBytes(UTF_8));
    }
  }
}
