package droplets.digitalocean;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes calls: sends a request, checks the status of the answer, reads it, and tells the log and an
 * observer how it went. Safe for many threads.
 */
final class Calls implements AutoCloseable {

  /** Named after the client, because that is the class whose level people set. */
  private static final Logger LOG = System.getLogger(DigitalOceanClient.class.getName());

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Transport transport;
  private final JsonParserFactory parsers;
  private final Clock clock;
  private final Consumer<RecordedCall> observer;
  private final String callerId;

  Calls(Limits limits, String userAgent, Clock clock) {
    this(
        new Transport(limits, userAgent),
        // Once: the look-up is slow and depends on the calling thread's class loader.
        JsonProvider.provider().createParserFactory(Map.of()),
        clock,
        call -> {},
        "");
  }

  private Calls(
      Transport transport,
      JsonParserFactory parsers,
      Clock clock,
      Consumer<RecordedCall> observer,
      String callerId) {
    this.transport = transport;
    this.parsers = parsers;
    this.clock = clock;
    this.observer = observer;
    this.callerId = callerId;
  }

  Calls observedBy(Consumer<RecordedCall> newObserver) {
    return new Calls(transport, parsers, clock, newObserver, callerId);
  }

  /** Returns the same with another id at the end of each line in the log; empty for none. */
  Calls calledFor(String newCallerId) {
    return new Calls(transport, parsers, clock, observer, newCallerId);
  }

  /**
   * Makes the result of a call from its answer, when the whole answer has been read.
   *
   * @param <J> the type that its JSON object is read as
   * @param <T> the result of the call
   */
  interface Meaning<J, T> {

    /**
     * Returns the result, or absent if the answer lacks what it must have.
     *
     * @throws DigitalOceanException if the answer reports a failure
     */
    Optional<T> of(J json, Answer answer) throws DigitalOceanException;
  }

  /**
   * Makes a call that is answered with a JSON object.
   *
   * @param shape the fields that are read
   * @param meaning makes the result
   * @param shown names the parts of the result that may be shown
   * @throws InvalidAnswerException if the answer is no JSON or lacks what it must have
   * @throws DigitalOceanException if the call fails in another way
   */
  <J, T> T call(
      Request request,
      JsonShape<J> shape,
      Meaning<J, T> meaning,
      Function<T, List<NamedValue>> shown)
      throws DigitalOceanException {
    return recorded(
        request,
        (answer, body) -> {
          J json;
          try {
            json = read(body, shape);
          } catch (JsonException | NoSuchElementException e) {
            throw invalid(request, answer, reasonOf(e), e);
          }
          return meaning
              .of(json, answer)
              .orElseThrow(() -> invalid(request, answer, FailureReason.LACKS_CONTENT, null));
        },
        shown);
  }

  /**
   * Makes a call of whose answer only the status counts.
   *
   * @throws DigitalOceanException if the call fails
   */
  void call(Request request) throws DigitalOceanException {
    recorded(request, (answer, body) -> Boolean.TRUE, done -> List.of());
  }

  /** Returns threads for work that makes several calls. They refuse it after {@link #close}. */
  Executor threads() {
    return transport.threads();
  }

  /** Gives up all calls under way. */
  @Override
  public void close() {
    transport.close();
  }

  private <T> T recorded(
      Request request, Transport.AnswerReader<T> reader, Function<T, List<NamedValue>> shown)
      throws DigitalOceanException {
    Instant startedAt = clock.instant();
    long start = System.nanoTime();
    AtomicReference<Answer> seen = new AtomicReference<>(Answer.NONE);
    try {
      T result =
          transport.send(
              request,
              (answer, body) -> {
                seen.set(answer);
                checkStatus(request, answer, body);
                return reader.read(answer, body);
              });
      record(request, startedAt, start, seen.get(), shown.apply(result), Optional.empty());
      return result;
    } catch (DigitalOceanException e) {
      // If the call was given up, an answer that came afterwards does not count.
      Answer answer = e.status() == 0 ? Answer.NONE : seen.get();
      record(request, startedAt, start, answer, List.of(), Optional.of(e));
      throw e;
    }
  }

  private void record(
      Request request,
      Instant startedAt,
      long start,
      Answer answer,
      List<NamedValue> shown,
      Optional<DigitalOceanException> failure) {
    RecordedCall call =
        new RecordedCall(
            request.operation(),
            request.method(),
            request.uri(),
            request.shownHeaders(),
            request.form().stream().map(Request.Parameter::shown).toList(),
            startedAt,
            Duration.ofNanos(System.nanoTime() - start),
            answer.status(),
            answer.shown(),
            shown,
            failure);
    Level level = failure.isPresent() ? Level.WARNING : Level.INFO;
    LOG.log(level, () -> line(call, answer.requestId()));
    observer.accept(call);
  }

  private String line(RecordedCall call, String requestId) {
    return "operation="
        + call.operation().label()
        + " status="
        + (call.status() > 0 ? call.status() : noAnswer(call.failure()))
        + " ms="
        + call.took().toMillis()
        + " request_id="
        + requestId
        + call.failure().map(why -> " reason=" + why.reason().word()).orElse("")
        + (callerId.isEmpty() ? "" : " for_request=" + callerId);
  }

  private static String noAnswer(Optional<DigitalOceanException> failure) {
    return failure.isPresent() && failure.get() instanceof UnreachableException unreachable
        ? (unreachable.timedOut() ? "timeout" : "unreachable")
        : "no-answer";
  }

  private void checkStatus(Request request, Answer answer, InputStream body)
      throws IOException, DigitalOceanException {
    int status = answer.status();
    if (status == 200 || request.operation() == Operation.REVOKE && status == 204) {
      return;
    }
    if (status < 400) {
      throw invalid(request, answer, FailureReason.UNEXPECTED_STATUS, null);
    }
    Optional<ErrorAnswer> json = errorAnswer(body);
    ErrorAnswer error = json.orElse(ErrorAnswer.NONE);
    String requestId =
        answer.requestId().isEmpty() ? Answer.identifier(error.requestId()) : answer.requestId();
    // A firewall in front of the authorization server refuses with 403 and a page of its own.
    boolean isBlocked = status == 403 && json.isEmpty();
    if (request.operation().isOAuth() && status < 500 && status != 429 && !isBlocked) {
      throw new OAuthException(
          request.name(),
          status,
          // Java withholds the body of a 401 to a POST, but a header holds the same error code.
          error.error().isEmpty() ? answer.bearerError() : error.error(),
          error.errorDescription(),
          requestId);
    }
    throw new ApiException(
        request.name(),
        status,
        error.id(),
        error.apiDescription(),
        requestId,
        answer.retryAfter(clock.instant()));
  }

  /** Reads the body of an error; empty if it is no JSON, so that only the status counts. */
  private Optional<ErrorAnswer> errorAnswer(InputStream body) throws SocketTimeoutException {
    try {
      return Optional.of(read(body, ErrorAnswer.JSON));
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException | JsonException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /** Reads a body that holds one JSON object and nothing else. */
  private <J> J read(InputStream body, JsonShape<J> shape) throws IOException {
    try {
      JsonStream in = new JsonStream(parsers, withoutByteOrderMark(body));
      J json = shape.read(in);
      in.end();
      return json;
    } catch (JsonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw e;
    }
  }

  /** Drops a byte order mark, as a reader of JSON may do (RFC 8259 section 8.1). */
  private static InputStream withoutByteOrderMark(InputStream body) throws IOException {
    PushbackInputStream content = new PushbackInputStream(body, BYTE_ORDER_MARK.length);
    byte[] beginning = content.readNBytes(BYTE_ORDER_MARK.length);
    if (!Arrays.equals(beginning, BYTE_ORDER_MARK)) {
      content.unread(beginning);
    }
    return content;
  }

  private static FailureReason reasonOf(RuntimeException unreadable) {
    return unreadable instanceof JsonStream.TooManyElementsException
        ? FailureReason.TOO_LONG
        : FailureReason.NO_JSON;
  }

  private static InvalidAnswerException invalid(
      Request request, Answer answer, FailureReason reason, Throwable cause) {
    return new InvalidAnswerException(
        request.name(), answer.status(), answer.requestId(), reason, cause);
  }
}
