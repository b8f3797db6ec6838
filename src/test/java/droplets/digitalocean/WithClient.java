package droplets.digitalocean;

import droplets.sandbox.Sandbox;
import droplets.sandbox.Team;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Gives a test a client, and a server or a sandbox that answers it. All are closed after it. */
@Timeout(30)
abstract class WithClient {
  WireServer server;
  Sandbox sandbox;
  DigitalOceanClient client;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Starts a server, and a client that calls it. */
  final void serve(WireServer.Script... scripts) throws IOException {
    serve(Clients.CONFIDENTIAL, scripts);
  }

  /** Likewise, with the client of another application. */
  final void serve(OAuthApplication application, WireServer.Script... scripts) throws IOException {
    server = opened(WireServer.start(scripts));
    client = opened(Clients.of(server.uri(), application, Clients.AMPLE));
  }

  /** Starts a sandbox, and a client that calls it. */
  final void startSandbox() throws IOException {
    sandbox = opened(Clients.sandbox());
    client = opened(Clients.of(sandbox));
  }

  /** Likewise, and connects to a team. */
  final TokenSet connect(Team team) throws Exception {
    startSandbox();
    return Clients.connect(client, sandbox, team);
  }

  final TokenSet exchange() throws DigitalOceanException {
    return client.exchange(Clients.CODE, Clients.CODE_VERIFIER);
  }

  final Identity account() throws DigitalOceanException {
    return client.account(Clients.ACCESS_TOKEN);
  }

  final DropletPage droplets() throws DigitalOceanException {
    return client.droplets(Clients.ACCESS_TOKEN, Clients.firstPage());
  }

  private <T extends AutoCloseable> T opened(T closeable) {
    open.push(closeable);
    return closeable;
  }

  @AfterEach
  final void closeAll() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
