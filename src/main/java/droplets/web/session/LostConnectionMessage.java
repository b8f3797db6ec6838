package droplets.web.session;

import droplets.web.flow.FlowKind;
import droplets.web.flow.FlowStep;
import droplets.web.page.OneTimeMessage;
import java.util.List;

/** Tells why a connection was lost, from the calls that the request made. */
final class LostConnectionMessage {

  private LostConnectionMessage() {}

  static OneTimeMessage message(List<FlowStep> steps) {
    if (steps.isEmpty() || steps.get(steps.size() - 1).isGood()) {
      return OneTimeMessage.CONNECT_AGAIN;
    }
    FlowStep last = steps.get(steps.size() - 1);
    if (isRefresh(last)) {
      return switch (last.failure()) {
        case OAUTH_ERROR -> OneTimeMessage.REFRESH_REFUSED;
        // Something in front of DigitalOcean refused this server.
        case API_ERROR -> OneTimeMessage.CONNECT_AGAIN;
        default -> OneTimeMessage.REFRESH_LOST;
      };
    }
    return steps.stream().anyMatch(LostConnectionMessage::isRefresh)
        ? OneTimeMessage.NEW_ACCESS_REFUSED
        : OneTimeMessage.ACCESS_REFUSED;
  }

  private static boolean isRefresh(FlowStep step) {
    return step.kind() == FlowKind.REFRESH || step.kind() == FlowKind.REFRESH_AFTER_401;
  }
}
