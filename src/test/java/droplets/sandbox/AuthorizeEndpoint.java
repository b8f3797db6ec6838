package droplets.sandbox;

import droplets.sandbox.Authorization.Asked;
import droplets.sandbox.Authorization.Outcome;
import droplets.sandbox.Authorization.Refused;
import droplets.sandbox.Authorization.SentBack;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/oauth/authorize}: shows the consent page, and takes the decision. */
record AuthorizeEndpoint(
    Supplier<SandboxOptions> options, Authorization authorization, Journal journal) {
  /** Answers the application's redirect. */
  Reply ask(ReceivedRequest received) {
    Outcome outcome = authorization.check(AuthorizeParameters.ofQuery(received.rawQuery()));
    if (outcome instanceof Asked asked) {
      return SandboxPage.reply(200, ConsentPage.write(options.get().applicationName(), asked));
    }
    return instead(outcome);
  }

  /** Answers the consent page's form. */
  Reply decide(ReceivedRequest received) {
    String query = received.formParameter("request").orElse("");
    // The form can be tampered with like the link, so everything is checked again.
    Outcome outcome = authorization.check(AuthorizeParameters.ofQuery(query));
    if (!(outcome instanceof Asked asked)) {
      return instead(outcome);
    }
    Team team = byName(Team.values(), received.formParameter("team")).orElse(Team.ACME);
    Fault fault = byName(Fault.values(), received.formParameter("fault")).orElse(Fault.NOTHING);
    String callback;
    switch (received.formParameter("decision").orElse("")) {
      case "approve" -> callback = authorization.approve(asked, team, fault);
      case "deny" -> callback = authorization.deny(asked);
      default -> {
        return SandboxPage.error(400, "The decision is neither approve nor deny.");
      }
    }
    journal.decided(new Journal.Decision(query, callback, fault, options.get().clock().instant()));
    return fault == Fault.OTHER_BROWSER
        ? SandboxPage.otherBrowser(callback)
        : Reply.redirect(302, callback);
  }

  private static Reply instead(Outcome outcome) {
    return outcome instanceof SentBack sentBack
        ? Reply.redirect(302, sentBack.location())
        : SandboxPage.error(400, ((Refused) outcome).line());
  }

  private static <E extends Enum<E>> Optional<E> byName(E[] values, Optional<String> name) {
    return name.flatMap(
        wanted -> Arrays.stream(values).filter(value -> value.name().equals(wanted)).findFirst());
  }
}
