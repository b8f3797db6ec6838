package droplets.web.page;

import droplets.digitalocean.Identity;

/**
 * The content of the frame around every page.
 *
 * @param base the context path, which every link begins with
 * @param assets the address of the static files, with the hash of their content
 * @param isSandbox whether the sandbox answers in DigitalOcean's place
 * @param isConnected whether the person is connected
 * @param identity the connected person and the team, {@link Identity#UNKNOWN} if there is none
 * @param formToken the token that the disconnect form must send, or empty
 */
public record PageFrame(
    String base,
    String assets,
    boolean isSandbox,
    boolean isConnected,
    Identity identity,
    String formToken) {

  /** Leaves out the form's token and the person. */
  @Override
  public String toString() {
    return "PageFrame[base=" + base + ", isConnected=" + isConnected + "]";
  }
}
