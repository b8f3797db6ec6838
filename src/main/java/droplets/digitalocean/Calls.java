package droplets.digitalocean;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParserFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** People set the level by the name of the class they know. */
  private static final Logger LOG = System.getLogger(DigitalOceanClient.class.getName());

  private final Transport transport;
  private final JsonParserFactory parsers;
  private final Clock clock;
  private final Consumer<RecordedCall> observer;
  private final String callerId;

  Calls(Limits limits, String userAgent, Clock clock) {
    this(
        new Transport(limits, userAgent),
        // Looking the provider up is slow, and goes by the class loader of the calling thread.
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

  /** The same, with another observer. */
  Calls observedBy(Consumer<RecordedCall> newObserver) {
    return new Calls(transport, parsers, clock, newObserver, callerId);
  }

  /** The same, with another id at the end of each line in the log; empty for none. */
  Calls calledFor(String newCallerId) {
    return new Calls(transport, parsers, clock, observer, newCallerId);
  }

  /**
   * Makes the result of a call from its answer, once the whole of it has been read.
   *
   * @param <J> what its JSON object is read as
   * @param <T> the result of the call
   */
  interface Meaning<J, T> {

    /** The result, or absent where the answer lacks what it must have. */
    Optional<T> of(J json, Answer answer) throws DigitalOceanException;
  }

  /**
   * Makes a call that is answered with a JSON object.
   *
   * @param shown the parts of the result that are fit to be shown
   * @throws InvalidAnswerException if the answer is no JSON or lacks what it must have
   * @throws DigitalOceanException if the call fails otherwise, or the meaning of its answer is that
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
            throw senseless(request, answer, "it is not JSON", e);
          }
          return meaning
              .of(json, answer)
              .orElseThrow(() -> senseless(request, answer, "it lacks what it must have", null));
        },
        shown);
  }

  /**
   * Makes a call whose answer holds nothing but its status.
   *
   * @throws DigitalOceanException if it fails
   */
  void call(Request request) throws DigitalOceanException {
    recorded(request, (answer, body) -> Boolean.TRUE, done -> List.of());
  }

  /** The threads that calls are made on, for work that makes several; refuses when closed. */
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
      // Of a call given up, whatever was read meanwhile does not count.
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
    LOG.log(Level.INFO, () -> line(call, answer.requestId()));
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
      throw senseless(request, answer, "a redirect or another status that is no answer", null);
    }
    ErrorAnswer error = errorAnswer(body);
    String requestId =
        answer.requestId().isEmpty() ? Answer.identifier(error.requestId()) : answer.requestId();
    if (request.operation().isOAuth() && status < 500 && status != 429) {
      throw new OAuthException(
          request.name(),
          status,
          // Java withholds the body of a 401 to a POST; this header says the same.
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

  /** The error answer, if it is JSON. The status alone counts otherwise. */
  private ErrorAnswer errorAnswer(InputStream body) throws SocketTimeoutException {
    try {
      return read(body, ErrorAnswer.JSON);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException | JsonException | NoSuchElementException e) {
      return ErrorAnswer.NONE;
    }
  }

  /** Reads a body that holds one JSON object and nothing else. */
  private <J> J read(InputStream body, JsonShape<J> shape) throws IOException {
    try {
      JsonStream in = new JsonStream(parsers.createParser(body, StandardCharsets.UTF_8));
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

  private static InvalidAnswerException senseless(
      Request request, Answer answer, String problem, Throwable cause) {
    return new InvalidAnswerException(
        request.name(), answer.status(), answer.requestId(), problem, cause);
  }
}
