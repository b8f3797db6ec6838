package droplets.web.page;

import droplets.digitalocean.Identity;

/**
 * The connected person, as the frame around every page shows them.
 *
 * @param identity the person's name and the team of the connection
 * @param formToken the token that the disconnect form must send
 */
public record SignedInPerson(Identity identity, String formToken) {

  /** Leaves out the form's token and the person. */
  @Override
  public String toString() {
    return "SignedInPerson[]";
  }
}
