package droplets.web.session;

import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.TokenSet;
import droplets.web.page.RefusalReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One refresh of a connection: first the claim, then the one call that sends the refresh token,
 * then the new tokens in the old ones' place.
 *
 * @param sender sends the refresh token
 * @param revoker revokes tokens that nobody keeps
 * @param logged what the lines in the log end with
 */
record Refresh(Sender sender, Consumer<TokenSet> revoker, String logged) {

  private static final Logger LOG = System.getLogger(Refresh.class.getName());

  interface Sender {
    TokenSet refresh(TokenSet tokens) throws DigitalOceanException;
  }

  /**
   * Refreshes a connection, unless another did so meanwhile.
   *
   * @param stale the connection as the caller knows it
   * @return the connection with the tokens that are in force by now
   * @throws ConnectionLostException if it has ended, by this or before
   * @throws DigitalOceanException if the refresh failed and the connection is kept
   */
  DigitalOceanConnection of(KeptConnection kept, DigitalOceanConnection stale)
      throws DigitalOceanException, ConnectionLostException {
    Optional<RefreshClaim> claimed = kept.claim(stale);
    if (claimed.isEmpty()) {
      // Refreshed, or connected anew, or ended, since the caller looked.
      return kept.read().orElseThrow(ConnectionLostException::new);
    }
    RefreshClaim claim = claimed.get();
    DigitalOceanConnection current = claim.connection();
    if (!claim.maySend()) {
      return leftBehind(kept, claim);
    }
    if (!current.tokens().canRefresh()) {
      return dropped(kept, claim);
    }
    DigitalOceanConnection refreshed;
    try {
      refreshed = current.with(sender.refresh(current.tokens()));
    } catch (DigitalOceanException e) {
      if (leavesRefreshTokenUnspent(e)) {
        claim.release();
        throw e;
      }
      return dropped(kept, claim);
    } catch (RuntimeException | Error e) {
      // The answer may have been on its way: the refresh token may be spent.
      LOG.log(
          Level.WARNING,
          "a refresh failed in this program: "
              + e.getClass()
              + " reason="
              + RefusalReason.REFRESH_BROKEN.word()
              + logged);
      return dropped(kept, claim);
    }
    if (!claim.complete(refreshed, revoker)) {
      // Disconnected while DigitalOcean answered.
      throw new ConnectionLostException();
    }
    return refreshed;
  }

  private static boolean leavesRefreshTokenUnspent(DigitalOceanException e) {
    return !e.mayHaveBeenReceived() || e.status() == 429 || e.status() >= 500;
  }

  /** Ends the connection, or goes on with the tokens of a node that refreshed it. */
  private DigitalOceanConnection dropped(KeptConnection kept, RefreshClaim claim)
      throws ConnectionLostException {
    if (claim.drop()) {
      LOG.log(Level.INFO, "signed out: DigitalOcean no longer accepts the connection" + logged);
      throw new ConnectionLostException();
    }
    return kept.readAgain().orElseThrow(ConnectionLostException::new);
  }

  /**
   * The access token lives on if the node died before it sent the refresh token. It is revoked
   * first: if this node dies as well, the row still knows it.
   */
  private DigitalOceanConnection leftBehind(KeptConnection kept, RefreshClaim claim)
      throws ConnectionLostException {
    revoker.accept(claim.connection().tokens());
    if (claim.drop()) {
      LOG.log(Level.WARNING, "signed out: reason=node_died_while_refreshing" + logged);
      throw new ConnectionLostException();
    }
    return kept.readAgain().orElseThrow(ConnectionLostException::new);
  }
}
