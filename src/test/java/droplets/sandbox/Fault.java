package droplets.sandbox;

import droplets.sandbox.FaultyAnswers.FaultyAnswer;
import java.util.Arrays;
import java.util.List;
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
  NOTHING("Nothing", null, FaultyAnswer::right),

  /** Access tokens live 20 seconds. It can only be picked at approval. */
  SHORT_LIVED_TOKEN("The access token lives 20 seconds", null, FaultyAnswer::right),

  /** {@code invalid_grant}; the code is spent. */
  TOKEN_REFUSED("The token request is refused", RequestKind.TOKEN, FaultyAnswer::invalidGrant),

  /** The connection is closed without an answer. */
  TOKEN_DROPPED(
      "The token request's connection is dropped", RequestKind.TOKEN, FaultyAnswer::dropped),

  /** The right answer, after {@link SandboxOptions#slowDelay()}. */
  DROPLETS_SLOW("The Droplets answer slowly", FaultyAnswer::slow),

  /** The right answer, after {@link SandboxOptions#timeoutDelay()}: no caller waits so long. */
  DROPLETS_TIMEOUT(FaultyAnswer::tooLate),

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

  /** A 200 with an HTML page, such as a bot check. */
  DROPLETS_HTML_200(FaultyAnswer::botCheck),

  /** {@code Content-Length} announces the whole answer, but half of it is sent. */
  DROPLETS_CUT_OFF("The Droplets answer with a cut-off body", FaultyAnswer::cutOff),

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
  private final RequestKind kind;
  private final Function<FaultyAnswer, Reply> effect;

  /** A fault that only tests use. */
  Fault(Function<FaultyAnswer, Reply> effect) {
    this(null, effect);
  }

  /** A fault of the requests for Droplets. */
  Fault(String label, Function<FaultyAnswer, Reply> effect) {
    this(label, RequestKind.DROPLETS, effect);
  }

  /**
   * A fault.
   *
   * @param label what the consent page calls it; null keeps it from being offered there
   * @param kind the requests it meets if it is picked at approval; null for none
   * @param effect what it does to an answer
   */
  Fault(String label, RequestKind kind, Function<FaultyAnswer, Reply> effect) {
    this.label = label;
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

  /** Whether this fault, picked at approval, meets requests of that kind. */
  boolean meets(RequestKind candidate) {
    return kind == candidate;
  }

  Reply applyTo(FaultyAnswer answer) {
    return effect.apply(answer);
  }
}
