package droplets.web.signin;

import droplets.web.flow.FlowStep;
import droplets.web.page.OneTimeMessage;
import droplets.web.session.KeptConnection;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a sign-in: either a connection or a problem.
 *
 * @param connection the connection, absent if the sign-in failed
 * @param problem the reason why it failed, absent if there is a connection
 * @param steps the record of its flow, from the authorization request to the last call
 */
record SignInOutcome(
    Optional<KeptConnection> connection, Optional<OneTimeMessage> problem, List<FlowStep> steps) {

  SignInOutcome {
    steps = List.copyOf(steps);
  }
}
