package droplets.sandbox;

import droplets.sandbox.Authorization.Asked;
import droplets.sandbox.Authorization.Outcome;
import droplets.sandbox.Authorization.Refused;
import droplets.sandbox.Authorization.SentBack;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /v1/oauth/authorize}: shows the consent page, and takes the decision. */
record AuthorizeEndpoint(Supplier<SandboxOptions> options, Authorization authorization) {
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
    Optional<Team> team = byName(Team.values(), received.formParameter("team"));
    Optional<Fault> fault = byName(Fault.values(), received.formParameter("fault"));
    return switch (received.formParameter("decision").orElse("")) {
      case "approve" ->
          Reply.redirect(
              302,
              authorization.approve(asked, team.orElse(Team.ACME), fault.orElse(Fault.NOTHING)));
      case "deny" -> Reply.redirect(302, authorization.deny(asked));
      default -> SandboxPage.error(400, "The decision is neither approve nor deny.");
    };
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
