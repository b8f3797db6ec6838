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
 */
public record FlowStep(
    FlowKind kind,
    Instant at,
    Request request,
    Answer answer,
    Failure failure,
    String errorCode,
    long millis)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Leaves out an error code that cannot be one. */
  public FlowStep {
    errorCode = errorCode.matches("[A-Za-z_ ]{1,40}") ? errorCode : "";
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

  /** Why a step failed. */
  public enum Failure {
    /** It did not fail. */
    NONE,
    /** There was no connection, so nothing was sent. */
    NO_CONNECTION,
    /** No whole answer came within the time limit. */
    TIMED_OUT,
    /** The connection ended, and no answer had come. */
    NO_ANSWER,
    /** The answer was cut off, too long, or made no sense, whatever its status was. */
    INVALID_ANSWER,
    /** The authorization server refused the request. */
    OAUTH_ERROR,
    /** DigitalOcean answered with an error status. */
    API_ERROR
  }
}
