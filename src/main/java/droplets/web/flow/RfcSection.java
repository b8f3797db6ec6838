package droplets.web.flow;

/**
 * A section of an RFC.
 *
 * @param rfc the number of the RFC
 * @param section the number of the section
 */
public record RfcSection(int rfc, String section) {

  /** Its name, such as "RFC 6749 section 4.1.1". */
  public String title() {
    return "RFC " + rfc + " section " + section;
  }

  /** Its address. */
  public String url() {
    return "https://www.rfc-editor.org/rfc/rfc" + rfc + "#section-" + section;
  }
}
