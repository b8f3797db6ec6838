package droplets.web.page;

import droplets.digitalocean.Identity;

/**
 * The content of the frame around every page. A view writes it with {@code jsp:getProperty}, which
 * costs a tenth of what an expression costs, but does not escape. So each text of it has been
 * escaped.
 */
public final class PageFrame {

  private final String base;
  private final String assets;
  private final boolean isSandbox;
  private final boolean isConnected;
  private final Identity identity;
  private final String formToken;

  /**
   * Makes the content.
   *
   * @param base the context path, which every link begins with
   * @param assets the address of the static files, with the hash of their content
   * @param isSandbox whether the sandbox answers in DigitalOcean's place
   * @param isConnected whether the person is connected
   * @param identity the connected person and the team, {@link Identity#UNKNOWN} if there is none
   * @param formToken the token that the disconnect form must send, or empty
   */
  public PageFrame(
      String base,
      String assets,
      boolean isSandbox,
      boolean isConnected,
      Identity identity,
      String formToken) {
    this.base = base;
    this.assets = assets;
    this.isSandbox = isSandbox;
    this.isConnected = isConnected;
    this.identity = identity;
    this.formToken = formToken;
  }

  /** The context path, which every link begins with. */
  public String getBase() {
    return Html.escaped(base);
  }

  /** The address of the static files, with the hash of their content. */
  public String getAssets() {
    return Html.escaped(assets);
  }

  /** Whether the sandbox answers in DigitalOcean's place. */
  public boolean isSandbox() {
    return isSandbox;
  }

  /** Whether the person is connected. */
  public boolean isConnected() {
    return isConnected;
  }

  /** The name of the connected person, or empty. */
  public String getPerson() {
    return Html.escaped(identity.name());
  }

  /** The e-mail address of the connected person, or empty. */
  public String getEmail() {
    return Html.escaped(identity.email());
  }

  /** The name of the person's team, or empty. */
  public String getTeam() {
    return Html.escaped(identity.teamName());
  }

  /** The token that the disconnect form must send, or empty. */
  public String getFormToken() {
    return Html.escaped(formToken);
  }

  /** Leaves out the form's token and the person. */
  @Override
  public String toString() {
    return "PageFrame[base=" + base + ", isConnected=" + isConnected + "]";
  }
}
