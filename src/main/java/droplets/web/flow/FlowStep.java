package droplets.web.flow;

import droplets.digitalocean.NamedValue;
import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One step of the flow as it went. It holds values, with {@code $NAMES} in place of secrets; {@link
 * FlowStepModel} makes the texts of the page from them. Its size is bounded, because a browser
 * session keeps it.
 *
 * @param kind which step it is
 * @param at when it began
 * @param request the HTTP request
 * @param answer the HTTP answer
 * @param failure why the step failed
 * @param errorCode the error code of the answer; empty if there is none or it is a foreign text
 * @param millis how long the step took, or -1 if it took place in the browser
 * @param during the request of the browser that waited for it
 */
public record FlowStep(
    FlowKind kind,
    Instant at,
    Request request,
    Answer answer,
    Failure failure,
    String errorCode,
    long millis,
    BrowserRequest during)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Leaves out an error code that cannot be one. */
  public FlowStep {
    errorCode = errorCode.matches("[A-Za-z_ ]{1,40}") ? errorCode : "";
    // A session that an earlier version kept has none.
    during = during == null ? BrowserRequest.NONE : during;
  }

  /** A step for which no request of the browser waits, or none that is known. */
  public FlowStep(
      FlowKind kind,
      Instant at,
      Request request,
      Answer answer,
      Failure failure,
      String errorCode,
      long millis) {
    this(kind, at, request, answer, failure, errorCode, millis, BrowserRequest.NONE);
  }

  /** Tells the step from the others on the flow page. */
  public String id() {
    return kind.name().toLowerCase(Locale.ROOT) + "-" + at;
  }

  /**
   * An HTTP request.
   *
   * @param method the HTTP method
   * @param uri the address
   * @param headers the headers that matter
   * @param form the form parameters, empty for a GET
   */
  public record Request(String method, URI uri, List<NamedValue> headers, List<NamedValue> form)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Copies the lists. */
    public Request {
      headers = List.copyOf(headers);
      form = List.copyOf(form);
    }

    private Request withFormerToken() {
      return new Request(method, uri, withFormerToken(headers), withFormerToken(form));
    }

    private static List<NamedValue> withFormerToken(List<NamedValue> values) {
      String token = MaskedValue.ACCESS_TOKEN.mark();
      String former = MaskedValue.FORMER_ACCESS_TOKEN.mark();
      return values.stream()
          .map(each -> new NamedValue(each.name(), each.value().replace(token, former)))
          .toList();
    }

    /** A GET as a browser sends it. Its headers do not matter. */
    static Request get(URI uri) {
      return new Request("GET", uri, List.of(), List.of());
    }
  }

  /**
   * An HTTP answer.
   *
   * @param status the status, or 0 if no answer came or this application cannot see it
   * @param headers the headers that matter
   * @param fields the fields of the body that are told
   */
  public record Answer(int status, List<NamedValue> headers, List<NamedValue> fields)
      implements Serializable {

    private static final long serialVersionUID = 1L;

    /** No answer came, or this application cannot see it. */
    public static final Answer NONE = new Answer(0, List.of(), List.of());

    /** The value of a field is foreign and may have any length. This much of it is kept. */
    static final int MAX_VALUE = 1000;

    /** Copies the lists and cuts the values of fields that are too long. */
    public Answer {
      headers = List.copyOf(headers);
      fields = fields.stream().map(Answer::cut).toList();
    }

    private static NamedValue cut(NamedValue named) {
      String value = named.value();
      if (value.codePointCount(0, value.length()) <= MAX_VALUE) {
        return named;
      }
      int end = value.offsetByCodePoints(0, MAX_VALUE);
      return new NamedValue(named.name(), value.substring(0, end) + "…");
    }
  }

  /** The same step as the revocation of a connection that another one has replaced. */
  public FlowStep ofFormerConnection() {
    return new FlowStep(
        FlowKind.REVOKE_FORMER, at, request.withFormerToken(), answer, failure, errorCode, millis);
  }

  FlowStep during(BrowserRequest waiting) {
    return new FlowStep(kind, at, request, answer, failure, errorCode, millis, waiting);
  }

  /** Whether it did not fail. */
  public boolean isGood() {
    return failure == Failure.NONE;
  }

  /** The same step with another request and other fields of the answer. */
  public FlowStep with(Request otherRequest, List<NamedValue> fields) {
    return new FlowStep(
        kind,
        at,
        otherRequest,
        new Answer(answer.status(), answer.headers(), fields),
        failure,
        errorCode,
        millis,
        during);
  }

  /** Why a step failed. */
  public enum Failure {
    /** It did not fail. */
    NONE,

    /** The callback brought a state that this browser was not given, or none. */
    WRONG_STATE,
    /** The sign-in had begun more than ten minutes before. */
    STATE_EXPIRED,
    /** The callback says that it comes from another authorization server. */
    WRONG_ISSUER,
    /** The person, or DigitalOcean, denied access. */
    DENIED,
    /** DigitalOcean reported another error in place of a code. */
    NOT_GRANTED,
    /** There is neither a code nor an error. */
    NO_CODE,
    /** A parameter of the callback stands twice or cannot be read. */
    UNREADABLE,

    /** There was no connection, so nothing was sent. */
    NO_CONNECTION,
    /** No whole answer came within the time limit. */
    TIMED_OUT,
    /** This application stopped waiting, because it is being stopped itself. */
    GIVEN_UP,
    /** The connection ended, and no answer had come. */
    NO_ANSWER,
    /** The answer ended before it was whole. */
    CUT_OFF,
    /** The answer is longer than any good one. */
    TOO_LONG,
    /** The answer is a redirect, or has another status that makes no sense here. */
    UNEXPECTED_STATUS,
    /** The answer is no HTTP, or no JSON, or lacks what it must have. */
    NOT_UNDERSTOOD,

    /** The authorization server refused the request. */
    OAUTH_ERROR,
    /** DigitalOcean answered with an error status. */
    API_ERROR
  }
}
