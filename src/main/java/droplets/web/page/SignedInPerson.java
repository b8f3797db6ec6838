package droplets.web.page;

import droplets.digitalocean.Identity;

/**
 * The connected person, as the frame around every page shows them.
 *
 * @param identity who they are, and for which team they connected
 * @param formToken what the disconnect form must send along
 */
public record SignedInPerson(Identity identity, String formToken) {

  /** Leaves out the form's token and the person. */
  @Override
  public String toString() {
    return "SignedInPerson[]";
  }
}
