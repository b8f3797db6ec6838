package droplets.sandbox;

import static droplets.sandbox.SandboxPage.escape;

import droplets.sandbox.Authorization.Asked;

/**
 * The page where a person picks a team and approves or denies. Here the person also picks what
 * should go wrong. Its form fields are {@code request}, {@code team}, {@code fault} and {@code
 * decision}.
 */
final class ConsentPage {
  /** On a narrow screen the faults stand below the decision. */
  private static final String FAULTS_LINK = " <a href=\"#own\">Choose what should go wrong</a>.";

  private ConsentPage() {}

  static String write(String applicationName, Asked asked) {
    String application = escape(applicationName);
    String main =
        """
        <h1>Authorize %s</h1>
        <form class="consent" method="post" action="/v1/oauth/authorize/decision">
        <div class="card">
        <input type="hidden" name="request" value="%s">
        <p>%s would like to:</p>
        <ul>
        %s</ul>
        <fieldset class="teams">
        <legend>Team</legend>
        %s</fieldset>
        <p class="decision">
        <button type="submit" name="decision" value="approve">Approve</button>
        <button type="submit" name="decision" value="deny">Deny</button>
        </p>
        <p class="more">Either answer leads back to <code>%s</code>.</p>
        </div>
        <section class="own" id="own" aria-labelledby="own-title">
        <h2 id="own-title">Only in the sandbox</h2>
        <p>DigitalOcean's page has none of this. Choose first, then approve.</p>
        <fieldset class="faults">
        <legend>What should go wrong</legend>
        %s</fieldset>
        </section>
        </form>
        """
            .formatted(
                application,
                escape(asked.request().rawQuery()),
                application,
                scopes(asked.scopes()),
                teams(),
                escape(asked.request().redirectUri().orElseThrow()),
                faults());
    return SandboxPage.layout("Authorize " + applicationName, FAULTS_LINK, main);
  }

  private static String scopes(Scopes scopes) {
    StringBuilder items = new StringBuilder();
    for (String name : scopes.names()) {
      items.append(
          "<li>%s: <code>%s</code></li>\n".formatted(escape(Scopes.describe(name)), escape(name)));
    }
    return items.toString();
  }

  private static String teams() {
    StringBuilder choices = new StringBuilder();
    for (Team team : Team.values()) {
      String label =
          "<strong>%s</strong> <span class=\"more\">(%s)</span>"
              .formatted(escape(team.teamName()), escape(team.description()));
      choices.append(choice("team", team.name(), label, team == Team.ACME));
    }
    return choices.toString();
  }

  private static String faults() {
    StringBuilder choices = new StringBuilder();
    for (Fault fault : Fault.offered()) {
      String label =
          "%s <span class=\"more\">%s</span>".formatted(escape(fault.label()), fault.stay());
      choices.append(choice("fault", fault.name(), label, fault == Fault.NOTHING));
    }
    return choices.toString();
  }

  /** A radio button; {@code label} is HTML. */
  private static String choice(String field, String value, String label, boolean checked) {
    return """
    <div class="choice">
    <input type="radio" id="%1$s-%2$s" name="%1$s" value="%2$s"%3$s>
    <label for="%1$s-%2$s">%4$s</label>
    </div>
    """
        .formatted(field, value, checked ? " checked" : "", label);
  }
}
