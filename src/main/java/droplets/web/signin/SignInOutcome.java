package droplets.web.signin;

import droplets.web.flow.FlowStep;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.KeptConnection;
import java.util.List;
import java.util.Optional;

/**
 * How a sign-in ended.
 *
 * @param connection the connection, absent if there is none
 * @param problem why there is none, absent if there is one
 * @param steps its flow, from the authorization request to the last call
 */
record SignInOutcome(
    Optional<KeptConnection> connection, Optional<OneTimeMessage> problem, List<FlowStep> steps) {

  /** Copies the list. */
  SignInOutcome {
    steps = List.copyOf(steps);
  }
}
