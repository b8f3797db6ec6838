package droplets.sandbox;

import droplets.sandbox.FaultyAnswers.FaultyAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Something that can go wrong at DigitalOcean.
 *
 * <p>A fault that is picked at approval belongs to that grant alone: to its code, its tokens and
 * those they are refreshed to. There it meets the requests of one kind, for most faults those for
 * Droplets. A fault that a test arranges meets the kind that the test names.
 *
 * <p>A fault that answers with an error status or a redirect leaves the request undone: a code or a
 * refresh token is still good afterwards. A fault that loses, spoils or delays an answer does the
 * work first: a code or a refresh token is spent then.
 */
public enum Fault {
  /** Everything works. */
  NOTHING("Nothing", "", null, FaultyAnswer::right),

  /** The callback brings another state than the one that was sent. */
  WRONG_STATE("The callback brings a wrong state", Stay.SIGN_IN, null, FaultyAnswer::right),

  /** The browser is not sent back, so that the callback can be opened in another one. */
  OTHER_BROWSER("The callback comes from another browser", Stay.SIGN_IN, null, FaultyAnswer::right),

  /** The code was asked for with another code challenge, as a stolen one would have been. */
  WRONG_VERIFIER("The code verifier is the wrong one", Stay.SIGN_IN, null, FaultyAnswer::right) {
    @Override
    boolean spoils(RequestKind candidate) {
      return candidate == RequestKind.TOKEN;
    }
  },

  /** {@code invalid_grant}; the code is spent. */
  TOKEN_REFUSED(
      "The code was used before", Stay.SIGN_IN, RequestKind.TOKEN, FaultyAnswer::invalidGrant),

  /** The connection is closed without an answer. */
  TOKEN_DROPPED(
      "The token request's connection is dropped",
      Stay.SIGN_IN,
      RequestKind.TOKEN,
      FaultyAnswer::dropped),

  /** Access tokens live 20 seconds. It can only be picked at approval. */
  SHORT_LIVED_TOKEN(
      "The access token lives 20 seconds", Stay.CONNECTION, null, FaultyAnswer::right),

  /** Access tokens live 20 seconds, and {@code invalid_grant} answers the refresh. */
  REFRESH_REFUSED(
      "The refresh after 20 seconds is refused",
      Stay.CONNECTION,
      RequestKind.REFRESH,
      FaultyAnswer::invalidGrant),

  /** Access tokens live 20 seconds, and the connection of the refresh is closed unanswered. */
  REFRESH_LOST(
      "The answer to the refresh after 20 seconds is lost",
      Stay.CONNECTION,
      RequestKind.REFRESH,
      FaultyAnswer::dropped),

  /** The API takes no connections for a minute. */
  API_UNREACHABLE(
      "The API cannot be reached", "for one minute, for everybody", null, FaultyAnswer::right),

  /** The right answer, after {@link SandboxOptions#slowDelay()}. */
  DROPLETS_SLOW("The Droplets answer slowly, but in time", FaultyAnswer::slow),

  /** The right answer, after {@link SandboxOptions#timeoutDelay()}: no caller waits so long. */
  DROPLETS_TIMEOUT(
      "The Droplets answer too late",
      "until you connect again; a page waits ten seconds for them",
      RequestKind.DROPLETS,
      FaultyAnswer::tooLate),

  /** The access token is not accepted. */
  DROPLETS_401("The Droplets answer 401 (unauthorized)", FaultyAnswer::unauthorized),

  /** A scope is missing. */
  DROPLETS_403("The Droplets answer 403 (forbidden)", FaultyAnswer::forbidden),

  /** A 429; {@link SandboxOptions#retryAfter()} decides on its headers. */
  DROPLETS_429("The Droplets answer 429 (too many)", FaultyAnswer::tooManyRequests),

  /** A server error of the API, in JSON. */
  DROPLETS_500("The Droplets answer 500 (server error)", FaultyAnswer::serverError),

  /** A 502 with the HTML page of the gateway in front of the API. */
  DROPLETS_HTML("The Droplets answer with an HTML page", FaultyAnswer::gatewayPage),

  /** {@code Content-Length} announces the whole answer, but half of it is sent. */
  DROPLETS_CUT_OFF("The Droplets answer with a cut-off body", FaultyAnswer::cutOff),

  /** A server error in place of the revocation. */
  REVOCATION_FAILS(
      "The revocation fails", Stay.CONNECTION, RequestKind.REVOKE, FaultyAnswer::serverError),

  /** A 200 with an HTML page, such as a bot check. */
  DROPLETS_HTML_200(FaultyAnswer::botCheck),

  /** A 403 with the HTML page of a firewall in front of DigitalOcean. */
  BLOCKED(FaultyAnswer::firewallPage),

  /** The connection is closed without an answer. */
  DROPPED(FaultyAnswer::dropped),

  /** A 307 to {@link Sandbox#REDIRECT_TARGET}. */
  REDIRECT(FaultyAnswer::redirect),

  /** A 200 with 9 MiB of JSON. Only its size is wrong. */
  OVERSIZED(FaultyAnswer::oversized),

  /** A 200 with JSON of another shape than the one expected. */
  SENSELESS(FaultyAnswer::senseless),

  /** A 200 without a body. */
  EMPTY(FaultyAnswer::empty),

  /** A 500, in JSON. */
  SERVER_ERROR(FaultyAnswer::serverError),

  /** A 429, in JSON. */
  RATE_LIMITED(FaultyAnswer::tooManyRequests),

  /** The right answer, after {@link SandboxOptions#slowDelay()}. */
  SLOW(FaultyAnswer::slow);

  private final String label;
  private final String stay;
  private final RequestKind kind;
  private final Function<FaultyAnswer, Reply> effect;

  /** A fault that only tests use. */
  Fault(Function<FaultyAnswer, Reply> effect) {
    this(null, "", RequestKind.DROPLETS, effect);
  }

  /** A fault of the requests for Droplets. */
  Fault(String label, Function<FaultyAnswer, Reply> effect) {
    this(label, Stay.CONNECTION, RequestKind.DROPLETS, effect);
  }

  /**
   * A fault.
   *
   * @param label what the consent page calls it; null keeps it from being offered there
   * @param stay how long it stays, in words
   * @param kind the requests it meets if it is picked at approval; null for none
   * @param effect what it does to an answer
   */
  Fault(String label, String stay, RequestKind kind, Function<FaultyAnswer, Reply> effect) {
    this.label = label;
    this.stay = stay;
    this.kind = kind;
    this.effect = effect;
  }

  /** The faults a person can pick on the consent page, in the order shown there. */
  public static List<Fault> offered() {
    return Arrays.stream(values()).filter(fault -> fault.label != null).toList();
  }

  /** The words of the consent page for this fault, or its name if it is not offered there. */
  public String label() {
    return label == null ? name() : label;
  }

  /** How long it stays if it is picked at approval, in words; empty for no fault. */
  String stay() {
    return stay;
  }

  /** Whether tokens live 20 seconds only, so that a refresh comes soon. */
  boolean isShortLived() {
    return this == SHORT_LIVED_TOKEN || this == REFRESH_REFUSED || this == REFRESH_LOST;
  }

  /** Whether this fault, picked at approval, meets requests of that kind. */
  boolean meets(RequestKind candidate) {
    return kind == candidate;
  }

  /** Whether this fault, picked at approval, is why a request of that kind fails. */
  boolean spoils(RequestKind candidate) {
    return meets(candidate);
  }

  /** What it does, within a sentence. */
  String reason() {
    return label().substring(0, 1).toLowerCase(Locale.ROOT) + label().substring(1);
  }

  Reply applyTo(FaultyAnswer answer) {
    return effect.apply(answer);
  }

  /** An enum's constants cannot use a constant of the enum itself. */
  private static final class Stay {
    static final String SIGN_IN = "in this sign-in only";
    static final String CONNECTION = "until you connect again";
  }
}
