package droplets.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import droplets.digitalocean.NamedValue;
import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.flow.RealValues;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the real values of a step from the requests that arrived: nothing here is secret. */
record SentValues(Journal journal) implements RealValues {
  private static final String AUTHORIZE = "/v1/oauth/authorize";

  @Override
  public FlowStep of(FlowStep step, List<FlowStep> flow) {
    return switch (step.kind()) {
      case AUTHORIZE ->
          asked(step).map(request -> real(step, request::queryParameter)).orElse(step);
      case CALLBACK -> callback(step, flow).map(query -> real(step, query)).orElse(step);
      default -> call(step).map(request -> real(step, request)).orElseGet(() -> unsent(step, flow));
    };
  }

  /** The sandbox knows why it refused: because it was told to when the person approved. */
  @Override
  public String reason(FlowStep step) {
    return step.isGood() || step.kind() == FlowKind.AUTHORIZE || step.kind() == FlowKind.CALLBACK
        ? ""
        : call(step)
            .flatMap(journal::faultOf)
            .map(fault -> " In the sandbox you chose this: " + fault.reason() + ".")
            .orElse("");
  }

  /** A step of the browser: it has parameters in its address only. */
  private static FlowStep real(FlowStep step, Function<String, Optional<String>> sent) {
    FlowStep.Request shown = step.request();
    return step.with(
        new FlowStep.Request(shown.method(), real(shown.uri(), sent), List.of(), List.of()),
        step.answer().fields());
  }

  /** A step of the application: it has parameters in its headers and in its form only. */
  private FlowStep real(FlowStep step, ReceivedRequest sent) {
    FlowStep.Request shown = step.request();
    return step.with(
        new FlowStep.Request(
            shown.method(),
            shown.uri(),
            real(shown.headers(), sent::header),
            real(shown.form(), sent::formParameter)),
        real(step.answer().fields(), name -> answered(sent, name)));
  }

  /** A request that never arrived here, with the tokens that were given out last before it. */
  private FlowStep unsent(FlowStep step, List<FlowStep> flow) {
    Function<String, Optional<String>> known =
        name ->
            flow.stream()
                .limit(flow.indexOf(step))
                .flatMap(earlier -> call(earlier).stream())
                .flatMap(
                    request ->
                        name.equals("Authorization")
                            ? answered(request, "access_token").map("Bearer "::concat).stream()
                            : answered(request, name.equals("token") ? "access_token" : name)
                                .or(() -> request.formParameter(name))
                                .stream())
                .reduce((earlier, later) -> later);
    FlowStep.Request shown = step.request();
    return step.with(
        new FlowStep.Request(
            shown.method(), shown.uri(), real(shown.headers(), known), real(shown.form(), known)),
        step.answer().fields());
  }

  private static URI real(URI shown, Function<String, Optional<String>> sent) {
    String address = shown.toString();
    int query = address.indexOf('?') + 1;
    return query == 0
        ? shown
        : URI.create(
            address.substring(0, query)
                + Stream.of(address.substring(query).split("&"))
                    .map(parameter -> parameter.split("=", 2))
                    .map(
                        parts ->
                            parts.length < 2 || !parts[1].startsWith("$")
                                ? String.join("=", parts)
                                : parts[0]
                                    + "="
                                    + sent.apply(parts[0])
                                        .map(value -> URLEncoder.encode(value, UTF_8))
                                        .orElse(parts[1]))
                    .collect(Collectors.joining("&")));
  }

  private static List<NamedValue> real(
      List<NamedValue> shown, Function<String, Optional<String>> sent) {
    return shown.stream()
        .map(
            each ->
                each.value().contains("$")
                    ? new NamedValue(each.name(), sent.apply(each.name()).orElse(each.value()))
                    : each)
        .toList();
  }

  /** The browser's authorization request, which follows at once when it has been sent here. */
  private Optional<ReceivedRequest> asked(FlowStep step) {
    return journal.first(
        step.at().truncatedTo(ChronoUnit.MILLIS),
        entry -> entry.request().path().equals(AUTHORIZE));
  }

  /** The query of the callback, which is known from the decision that led to it. */
  private Optional<Function<String, Optional<String>>> callback(
      FlowStep step, List<FlowStep> flow) {
    Optional<String> asked =
        flow.stream()
            .limit(flow.indexOf(step))
            .filter(earlier -> earlier.kind() == FlowKind.AUTHORIZE)
            .reduce((earlier, later) -> later)
            .flatMap(this::asked)
            .map(ReceivedRequest::rawQuery);
    return asked
        .flatMap(query -> journal.lastDecision(step.at(), each -> each.asked().equals(query)))
        .or(() -> fromAnotherBrowser(step))
        .map(decision -> FormData.parse(URI.create(decision.callback()).getRawQuery()))
        .map(query -> name -> query.getOrDefault(name, List.of()).stream().findFirst());
  }

  private Optional<Journal.Decision> fromAnotherBrowser(FlowStep step) {
    return step.failure() == FlowStep.Failure.WRONG_STATE
        ? journal.lastDecision(step.at(), each -> each.fault() == Fault.OTHER_BROWSER)
        : Optional.empty();
  }

  /** The application's request: the one that its answer names or, unanswered, the next one. */
  private Optional<ReceivedRequest> call(FlowStep step) {
    Optional<String> id =
        step.answer().headers().stream()
            .filter(header -> header.name().equals("x-request-id"))
            .map(NamedValue::value)
            .findFirst();
    Instant end = step.at().plusMillis(step.millis() + 1);
    return journal.first(
        step.at(),
        entry ->
            id.isPresent()
                ? entry.request().requestId().equals(id.get())
                : entry.request().path().equals(step.request().uri().getPath())
                    && entry.arrivedAt().isBefore(end));
  }

  private Optional<String> answered(ReceivedRequest request, String field) {
    return journal
        .reply(request)
        .map(Reply::body)
        .flatMap(
            body -> {
              try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
                JsonObject answer = reader.readObject();
                return Optional.ofNullable(answer.getString(field, null));
              }
            });
  }
}
