package droplets.web.page;

import droplets.digitalocean.Identity;

/**
 * What the frame around every page needs.
 *
 * @param base the context path, before every link
 * @param assets the address of the static files, with the hash of their content
 * @param isSandbox whether this is the sandbox
 * @param isConnected whether the person is connected
 * @param who who is connected
 * @param formToken what the disconnect form must send along
 */
public record PageFrame(
    String base,
    String assets,
    boolean isSandbox,
    boolean isConnected,
    Identity who,
    String formToken) {
  /** Leaves out the form's token and the person. */
  @Override
  public String toString() {
    return "Layout[base=" + base + ", isConnected=" + isConnected + "]";
  }
}
