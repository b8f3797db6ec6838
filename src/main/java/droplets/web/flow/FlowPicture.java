package droplets.web.flow;

import droplets.digitalocean.NamedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Draws the arrows between the three parties in the order in which they were sent. */
final class FlowPicture {

  /** The callback is answered only when these steps after it are done. */
  private static final Set<FlowKind> WITHIN_CALLBACK =
      Set.of(FlowKind.TOKEN, FlowKind.ACCOUNT, FlowKind.REVOKE_FORMER);

  /** An answer with one of these need not come from DigitalOcean. */
  private static final Set<FlowStep.Failure> MADE_UP =
      Set.of(
          FlowStep.Failure.WRONG_STATE, FlowStep.Failure.WRONG_ISSUER, FlowStep.Failure.UNREADABLE);

  private final List<Arrow> arrows = new ArrayList<>();

  private FlowPicture() {}

  static List<Arrow> of(List<FlowStep> steps) {
    FlowPicture picture = new FlowPicture();
    // The first step of the request for which the browser waits.
    Optional<FlowStep> waiting = Optional.empty();
    for (int i = 0; i < steps.size(); i++) {
      FlowStep step = steps.get(i);
      if (waiting.isPresent() && !isWithin(waiting.get(), step)) {
        picture.answered(waiting.get());
        waiting = Optional.empty();
      }
      switch (step.kind()) {
        case AUTHORIZE -> picture.authorized(step);
        case CALLBACK -> {
          boolean isAsked = i > 0 && steps.get(i - 1).kind() == FlowKind.AUTHORIZE;
          picture.cameBack(step, isAsked);
          waiting = Optional.of(step);
        }
        default -> {
          if (waiting.isEmpty() && step.during().isKnown()) {
            picture.asked(step);
            waiting = Optional.of(step);
          }
          picture.called(step, waiting.isPresent());
        }
      }
    }
    waiting.ifPresent(picture::answered);
    return picture.arrows;
  }

  private static boolean isWithin(FlowStep first, FlowStep step) {
    return first.kind() == FlowKind.CALLBACK
        ? WITHIN_CALLBACK.contains(step.kind())
        : step.during().equals(first.during());
  }

  private void asked(FlowStep step) {
    String label = step.during().line();
    add(Party.BROWSER, Party.APPLICATION, label, List.of(), step, false, true, false);
  }

  private void authorized(FlowStep step) {
    List<MaskedValue> values = values(step.request());
    if (step.during().isKnown()) {
      asked(step);
      String answer = step.during().answer();
      add(Party.APPLICATION, Party.BROWSER, answer, values, step, true, true, false);
    }
    String label = "GET " + step.request().uri().getRawPath();
    add(Party.BROWSER, Party.DIGITALOCEAN, label, values, step, false, true, false);
  }

  private void cameBack(FlowStep step, boolean isAsked) {
    List<MaskedValue> values = values(step.request());
    if (isAsked && !MADE_UP.contains(step.failure())) {
      String label = "302 to the redirect URI";
      add(Party.DIGITALOCEAN, Party.BROWSER, label, values, step, true, true, false);
    }
    String label = "GET " + step.request().uri().getRawPath();
    add(Party.BROWSER, Party.APPLICATION, label, values, step, false, step.isGood(), false);
  }

  private void answered(FlowStep first) {
    String label =
        first.kind() == FlowKind.CALLBACK ? callbackAnswer(first) : first.during().answer();
    add(Party.APPLICATION, Party.BROWSER, label, List.of(), first, true, true, false);
  }

  private static String callbackAnswer(FlowStep callback) {
    String location =
        callback.answer().headers().stream().map(NamedValue::value).findFirst().orElse("");
    return callback.answer().status() + " to " + location;
  }

  private void called(FlowStep step, boolean isWithin) {
    FlowStep.Request request = step.request();
    int status = step.answer().status();
    boolean isAnswered = status > 0;
    String label = request.method() + " " + request.uri().getRawPath();
    add(
        Party.APPLICATION,
        Party.DIGITALOCEAN,
        isAnswered ? label : label + ": no answer",
        values(request),
        step,
        false,
        isAnswered,
        isWithin);
    if (isAnswered) {
      List<MaskedValue> values = values(step.answer().fields().stream());
      add(
          Party.DIGITALOCEAN,
          Party.APPLICATION,
          Integer.toString(status),
          values,
          step,
          true,
          step.isGood(),
          isWithin);
    }
  }

  private void add(
      Party from,
      Party to,
      String label,
      List<MaskedValue> values,
      FlowStep step,
      boolean isAnswer,
      boolean isGood,
      boolean isWithin) {
    arrows.add(new Arrow(from, to, label, values, step.id(), isAnswer, isGood, isWithin));
  }

  private static List<MaskedValue> values(FlowStep.Request request) {
    return values(FlowStepModel.parameters(request).stream());
  }

  private static List<MaskedValue> values(Stream<NamedValue> parameters) {
    return parameters
        .flatMap(each -> MaskedValue.in(each.name(), each.value()).stream())
        .distinct()
        .toList();
  }

  /** The arrows of a sign-in, a page and a disconnect that are still to come. */
  static List<Arrow> planned() {
    List<MaskedValue> asked = List.of(MaskedValue.STATE, MaskedValue.CODE_CHALLENGE);
    List<MaskedValue> granted = List.of(MaskedValue.CODE, MaskedValue.STATE);
    List<MaskedValue> shown =
        List.of(MaskedValue.CODE, MaskedValue.CODE_VERIFIER, MaskedValue.CLIENT_SECRET);
    List<MaskedValue> tokens = List.of(MaskedValue.ACCESS_TOKEN, MaskedValue.REFRESH_TOKEN);
    List<MaskedValue> opened = List.of(MaskedValue.ACCESS_TOKEN);
    return List.of(
        planned(Party.BROWSER, Party.APPLICATION, "GET /connect", List.of(), false, false),
        planned(Party.APPLICATION, Party.BROWSER, "302 to DigitalOcean", asked, true, false),
        planned(Party.BROWSER, Party.DIGITALOCEAN, "GET /authorize", asked, false, false),
        planned(Party.DIGITALOCEAN, Party.BROWSER, "302 to the redirect URI", granted, true, false),
        planned(Party.BROWSER, Party.APPLICATION, "GET /digitalocean", granted, false, false),
        planned(Party.APPLICATION, Party.DIGITALOCEAN, "POST /token", shown, false, true),
        planned(Party.DIGITALOCEAN, Party.APPLICATION, "200", tokens, true, true),
        planned(Party.APPLICATION, Party.BROWSER, "303 to /droplets", List.of(), true, false),
        planned(Party.BROWSER, Party.APPLICATION, "GET /droplets", List.of(), false, false),
        planned(Party.APPLICATION, Party.DIGITALOCEAN, "GET /droplets", opened, false, true),
        planned(Party.DIGITALOCEAN, Party.APPLICATION, "200", List.of(), true, true),
        planned(Party.APPLICATION, Party.BROWSER, "200 and the page", List.of(), true, false),
        planned(Party.BROWSER, Party.APPLICATION, "POST /disconnect", List.of(), false, false),
        planned(Party.APPLICATION, Party.DIGITALOCEAN, "POST /revoke", opened, false, true),
        planned(Party.DIGITALOCEAN, Party.APPLICATION, "200", List.of(), true, true),
        planned(Party.APPLICATION, Party.BROWSER, "303 to /", List.of(), true, false));
  }

  private static Arrow planned(
      Party from,
      Party to,
      String label,
      List<MaskedValue> values,
      boolean isAnswer,
      boolean isWithin) {
    return new Arrow(from, to, label, values, "", isAnswer, true, isWithin);
  }
}
