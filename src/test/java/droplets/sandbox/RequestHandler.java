package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Handles every request: records it, answers it under a fault if there is one, and sends the answer
 * at once, later, or when a gate is released.
 */
record RequestHandler(
    Journal journal,
    Arrangements arrangements,
    RouteTable routes,
    Grants grants,
    FaultyAnswers faultyAnswers,
    ApiErrors errors,
    RateHeaders rateHeaders,
    ReplySender sender,
    AtomicLong arrivals,
    Clock clock)
    implements HttpHandler {
  private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
  private static final int MOST_OF_A_BODY = 1024 * 1024;
  private static final Pattern LOOPBACK_NAME =
      Pattern.compile(
          "(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ReceivedRequest request = receive(exchange);
    Journal.Entry entry =
        new Journal.Entry(request, routes.kind(request), grant(request), clock.instant());
    journal.add(entry);
    Reply reply;
    try {
      reply = answer(entry);
    } catch (RuntimeException e) {
      // Without this the caller would see a dropped connection, and no log would say why.
      LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path(), e);
      reply = errors.serverError(request);
    }
    Reply complete = rateHeaders.on(reply, request).with("x-request-id", request.requestId());
    journal.answered(entry, complete);
    Optional<Gate> gate = arranged(entry, Arrangements::nextGate);
    if (gate.isPresent()) {
      sender.sendWhen(gate.get().enter(), exchange, complete);
    } else {
      sender.send(exchange, complete);
    }
  }

  private Reply answer(Journal.Entry entry) {
    ReceivedRequest request = entry.request();
    // An attacker's DNS could let another name lead here. Their pages could then read the sandbox.
    if (request.header("Host").filter(h -> LOOPBACK_NAME.matcher(h).matches()).isEmpty()) {
      return errors.misdirected();
    }
    RouteTable.Route route = routes.find(request.path()).orElse(null);
    if (route == null) {
      return errors.notFound();
    }
    if (!route.method().equals(request.method())) {
      return errors.methodNotAllowed(route.method());
    }
    return faultyAnswers.answer(fault(entry), request, () -> route.endpoint().answer(request));
  }

  /** The fault that a test has arranged, or else the one picked at approval. */
  private Fault fault(Journal.Entry entry) {
    return arranged(entry, Arrangements::nextFault)
        .or(
            () ->
                entry
                    .grant()
                    .map(Grant::fault)
                    .filter(f -> entry.kind().filter(f::meets).isPresent()))
        .orElse(Fault.NOTHING);
  }

  /** The next arrangement for this grant, or else for any request of this kind. */
  private <T> Optional<T> arranged(
      Journal.Entry entry, BiFunction<Arrangements, RequestKind, Optional<T>> next) {
    return entry
        .kind()
        .flatMap(
            kind ->
                entry
                    .grant()
                    .flatMap(grant -> next.apply(grant.arrangements(), kind))
                    .or(() -> next.apply(arrangements, kind)));
  }

  /** The grant whose access token, code or refresh token a request carries. */
  private Optional<Grant> grant(ReceivedRequest request) {
    return request
        .bearer()
        .or(() -> request.parameter("code"))
        .or(() -> request.parameter("refresh_token"))
        .flatMap(grants::grantOf);
  }

  private ReceivedRequest receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readNBytes(MOST_OF_A_BODY), UTF_8);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
    String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
    boolean form =
        contentType != null && contentType.startsWith("application/x-www-form-urlencoded");
    String path = exchange.getRequestURI().getPath();
    String rawQuery = exchange.getRequestURI().getRawQuery();
    return new ReceivedRequest(
        arrivals.incrementAndGet(),
        UUID.randomUUID().toString(),
        exchange.getRequestMethod(),
        path == null ? "" : path,
        rawQuery == null ? "" : rawQuery,
        Collections.unmodifiableMap(headers),
        form ? FormData.parse(body) : Map.of(),
        exchange.getRemoteAddress().getPort());
  }
}
