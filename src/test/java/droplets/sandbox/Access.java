package droplets.sandbox;

import java.util.List;

/**
 * The access that one approval gave: from its code to the last token that it is refreshed to.
 * Arrangements made here meet its requests alone, whatever else is under way.
 */
public final class Access {
  private final Grant grant;
  private final Grants grants;
  private final Journal journal;

  Access(Grant grant, Grants grants, Journal journal) {
    this.grant = grant;
    this.grants = grants;
    this.journal = journal;
  }

  /** The faults and gates for its next requests. */
  public Arrangements arrangements() {
    return grant.arrangements();
  }

  /**
   * The access token that was issued last and not killed.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public String accessToken() {
    return grants.accessTokenOf(grant).orElseThrow();
  }

  /** Lets its access token expire now; its refresh token stays good. */
  public void expireToken() {
    grants.expire(accessToken());
  }

  /** Kills its access token and its refresh token. */
  public void revokeTokens() {
    grants.revoke(accessToken());
  }

  /** Its requests of a kind, in order. */
  public List<ReceivedRequest> requests(RequestKind kind) {
    return journal.requests(entry -> entry.isOf(kind) && entry.isOf(grant));
  }
}
