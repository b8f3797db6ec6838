package droplets.web.flow;

import droplets.digitalocean.TokenSet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where the flow page finds what it shows. */
public interface FlowSource {

  /** The record of the browser session's flow, empty if there is none. */
  Flow flow(HttpServletRequest request);

  /** The tokens of the connection, if there is one that is not over. */
  Optional<TokenSet> tokens(HttpServletRequest request);
}
