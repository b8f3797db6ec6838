package droplets.web.flow;

import droplets.digitalocean.TokenSet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The source of the content of the flow page. */
public interface FlowSource {

  /** The flow of the browser session, {@link Flow#NONE} if there is none. */
  Flow flow(HttpServletRequest request);

  /** Whether other nodes answer requests of the same browser and keep their own records. */
  boolean isOfThisNodeAlone();

  /** The tokens of the browser session's connection, absent if it has none or it is over. */
  Optional<TokenSet> tokens(HttpServletRequest request);
}
