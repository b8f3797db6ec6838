package droplets.sandbox;

import java.util.Arrays;
import java.util.List;

/**
 * Something that can go wrong at DigitalOcean.
 *
 * <p>Picked at approval, a fault belongs to that grant alone: to its code, its tokens and those
 * they are refreshed to. There it meets the operation in its name; one without an operation in its
 * name meets the Droplets. Given to {@link Sandbox#failNext}, it meets the operation named there.
 *
 * <p>A fault that answers with an error status or a redirect leaves the request undone: a code or a
 * refresh token is still good afterwards. One that loses, spoils or delays an answer does the work
 * first: a code or refresh token is spent then.
 */
public enum Fault {
  /** Everything works. */
  NOTHING("Nothing", null, Effect.NONE),

  /** Access tokens live 20 seconds. Only at approval, not for {@link Sandbox#failNext}. */
  SHORT_LIVED_TOKEN("The access token lives 20 seconds", null, Effect.SHORT_LIFE),

  /** {@code invalid_grant}; the code is spent. */
  TOKEN_REFUSED("The token request is refused", RequestKind.TOKEN, Effect.REFUSE_GRANT),

  /** The connection is closed without an answer. */
  TOKEN_DROPPED("The token request's connection is dropped", RequestKind.TOKEN, Effect.DROP),

  /** The right answer, after {@link SandboxOptions#slowDelay()}. */
  DROPLETS_SLOW("The Droplets answer slowly", RequestKind.DROPLETS, Effect.SLOW),

  /** The right answer, after {@link SandboxOptions#timeoutDelay()}: too late for anybody. */
  DROPLETS_TIMEOUT(null, RequestKind.DROPLETS, Effect.TIME_OUT),

  /** The access token is not accepted. */
  DROPLETS_401("The Droplets answer 401 (unauthorized)", RequestKind.DROPLETS, Effect.UNAUTHORIZED),

  /** A scope is missing. */
  DROPLETS_403("The Droplets answer 403 (forbidden)", RequestKind.DROPLETS, Effect.FORBIDDEN),

  /** Too many requests; {@link SandboxOptions#retryAfter()} decides on the headers. */
  DROPLETS_429("The Droplets answer 429 (too many)", RequestKind.DROPLETS, Effect.RATE_LIMIT),

  /** A server error of the API, in JSON. */
  DROPLETS_500("The Droplets answer 500 (server error)", RequestKind.DROPLETS, Effect.SERVER_ERROR),

  /** A 502 with the HTML page of the gateway in front of the API. */
  DROPLETS_HTML("The Droplets answer with an HTML page", RequestKind.DROPLETS, Effect.HTML_502),

  /** A 200 with an HTML page, such as a bot check. */
  DROPLETS_HTML_200(null, RequestKind.DROPLETS, Effect.HTML_200),

  /** {@code Content-Length} announces the whole answer, half of it is sent. */
  DROPLETS_CUT_OFF("The Droplets answer with a cut-off body", RequestKind.DROPLETS, Effect.CUT_OFF),

  /** The connection is closed without an answer. */
  DROPPED(null, RequestKind.DROPLETS, Effect.DROP),

  /** A 307 to {@link Sandbox#REDIRECT_TARGET}, which records what arrives there. */
  REDIRECT(null, RequestKind.DROPLETS, Effect.REDIRECT),

  /** A 200 with 9 MiB of JSON that would be right were it not for its size. */
  OVERSIZED(null, RequestKind.DROPLETS, Effect.OVERSIZED),

  /** A 200 with JSON of another shape than the one expected. */
  SENSELESS(null, RequestKind.DROPLETS, Effect.SENSELESS),

  /** A 200 without a body. */
  EMPTY(null, RequestKind.DROPLETS, Effect.EMPTY),

  /** A 500, in JSON. */
  SERVER_ERROR(null, RequestKind.DROPLETS, Effect.SERVER_ERROR),

  /** A 429, in JSON. */
  RATE_LIMITED(null, RequestKind.DROPLETS, Effect.RATE_LIMIT),

  /** The right answer, after {@link SandboxOptions#slowDelay()}. */
  SLOW(null, RequestKind.DROPLETS, Effect.SLOW);

  /** What a fault does to an answer, wherever it strikes. */
  enum Effect {
    NONE,
    SHORT_LIFE,
    REFUSE_GRANT,
    DROP,
    SLOW,
    TIME_OUT,
    UNAUTHORIZED,
    FORBIDDEN,
    RATE_LIMIT,
    SERVER_ERROR,
    HTML_502,
    HTML_200,
    CUT_OFF,
    REDIRECT,
    OVERSIZED,
    SENSELESS,
    EMPTY
  }

  private final String label;
  private final RequestKind operation;
  private final Effect effect;

  Fault(String label, RequestKind operation, Effect effect) {
    this.label = label;
    this.operation = operation;
    this.effect = effect;
  }

  /** The faults a person can pick on the consent page, in the order shown there. */
  public static List<Fault> offered() {
    return Arrays.stream(values()).filter(fault -> fault.label != null).toList();
  }

  /** What the consent page calls this fault; its name where it is not offered there. */
  public String label() {
    return label == null ? name() : label;
  }

  /** Whether a grant with this fault lets the given operation fail. */
  boolean strikes(RequestKind candidate) {
    return operation == candidate;
  }

  Effect effect() {
    return effect;
  }
}
