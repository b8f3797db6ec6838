package droplets.web.flow;

import droplets.digitalocean.ApiException;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.NamedValue;
import droplets.digitalocean.OAuthException;
import droplets.digitalocean.RecordedCall;
import droplets.digitalocean.UnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Turns the calls of one request into steps of the flow, and adds up how long they took. */
public final class FlowRecorder implements Consumer<RecordedCall> {

  private final List<FlowStep> steps = new ArrayList<>();
  private Duration total = Duration.ZERO;

  @Override
  public void accept(RecordedCall exchange) {
    total = total.plus(exchange.took());
    steps.add(
        new FlowStep(
            kind(exchange),
            exchange.startedAt(),
            message(exchange),
            CurlCommand.of(exchange.headers(), exchange.form(), exchange.uri()),
            answer(exchange),
            exchange.status(),
            exchange.took().toMillis()));
  }

  public List<FlowStep> steps() {
    return List.copyOf(steps);
  }

  public Duration total() {
    return total;
  }

  private static FlowKind kind(RecordedCall exchange) {
    return switch (exchange.operation()) {
      case EXCHANGE -> FlowKind.TOKEN;
      case REFRESH -> FlowKind.REFRESH;
      case REVOKE -> FlowKind.REVOKE;
      case ACCOUNT -> FlowKind.ACCOUNT;
      case DROPLETS -> FlowKind.LIST;
      case DROPLET -> FlowKind.DROPLET;
    };
  }

  private static String message(RecordedCall exchange) {
    String query = exchange.uri().getRawQuery();
    StringBuilder text = new StringBuilder();
    text.append(exchange.method()).append(' ').append(exchange.uri().getRawPath());
    text.append(query == null ? "" : "?" + query).append(" HTTP/1.1\n");
    text.append("Host: ").append(exchange.uri().getRawAuthority());
    for (NamedValue header : exchange.headers()) {
      text.append('\n').append(header.name()).append(": ").append(header.value());
    }
    if (!exchange.form().isEmpty()) {
      text.append("\n\n");
      text.append(
          exchange.form().stream()
              .map(parameter -> parameter.name() + "=" + parameter.value())
              .collect(Collectors.joining("\n&")));
    }
    return text.toString();
  }

  private static String answer(RecordedCall exchange) {
    if (exchange.status() == 0) {
      return exchange.failure().map(FlowRecorder::noAnswer).orElse("");
    }
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(exchange.status());
    for (NamedValue header : exchange.answerHeaders()) {
      text.append('\n').append(header.name()).append(": ").append(header.value());
    }
    exchange
        .failure()
        .map(FlowRecorder::refusal)
        .filter(refusal -> !refusal.isEmpty())
        .ifPresent(refusal -> text.append("\n\n").append(refusal));
    if (!exchange.answer().isEmpty()) {
      text.append("\n\n");
      for (NamedValue field : exchange.answer()) {
        text.append(field.name()).append(": ").append(field.value()).append('\n');
      }
    }
    return text.toString().strip();
  }

  private static String noAnswer(DigitalOceanException failure) {
    if (failure instanceof UnreachableException unreachable) {
      return unreachable.timedOut() ? "No answer within the time limit" : "No connection";
    }
    return "The connection ended without an answer";
  }

  /** Only the error's code, and only if it can be one: the rest of an error is foreign text. */
  private static String refusal(DigitalOceanException failure) {
    String code = "";
    if (failure instanceof OAuthException refused) {
      code = refused.error().matches("[a-z_]{1,40}") ? "error: " + refused.error() : "";
    } else if (failure instanceof ApiException refused) {
      code = refused.id().matches("[A-Za-z_ ]{1,40}") ? "id: " + refused.id() : "";
    } else {
      code = "An answer that makes no sense";
    }
    return code;
  }
}
