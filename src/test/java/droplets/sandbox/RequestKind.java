package droplets.sandbox;

/** The kinds of requests that tests watch, hold or let fail. */
public enum RequestKind {
  /** An authorization code is exchanged. */
  TOKEN,

  /** Tokens are refreshed. */
  REFRESH,

  /** A token is revoked. */
  REVOKE,

  /** Droplets are listed, or one is read. */
  DROPLETS,

  /** The account is read. */
  ACCOUNT
}
