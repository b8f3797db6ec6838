package droplets.sandbox;

/** What a request to the sandbox is for, as far as tests want to disturb or to watch it. */
public enum RequestKind {
  /** An authorization code is exchanged. */
  TOKEN,

  /** A refresh token is exchanged. */
  REFRESH,

  /** A token is revoked. */
  REVOKE,

  /** Droplets are listed, or one is read. */
  DROPLETS,

  /** The account is read. */
  ACCOUNT
}
