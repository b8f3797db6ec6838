package droplets.web.download;

import droplets.web.page.EnglishFormat;
import droplets.web.page.ErrorPage;

/** Makes the pages that tell a person why there is no file. */
final class DownloadErrors {

  private DownloadErrors() {}

  /** Too many downloads of this connection, or of all people, are being made already (503). */
  static ErrorPage othersUnderWay() {
    return ErrorPage.unavailable(
        "Other downloads are under way",
        "Each connection can make two downloads at a time, and all people together only a few. Your"
            + " connection is kept; try again when the other downloads are done.");
  }

  /** There are more Droplets than a file may hold (400). */
  static ErrorPage tooManyDroplets() {
    return ErrorPage.page(
        400,
        "There are too many Droplets for one download",
        "A file can hold at most "
            + EnglishFormat.number(DropletExport.MOST_DROPLETS)
            + " Droplets, because DigitalOcean limits how many calls this application may make."
            + " There are more. Filter them by a tag, and download those.");
  }

  /** DigitalOcean sends a list in so many pages that it may have no end. */
  static ErrorPage tooManyPages() {
    return new ErrorPage(
        502,
        "DigitalOcean's answer made no sense",
        "It sent the list of Droplets in more pages than so few Droplets need, so there is no file."
            + " Your connection is kept; trying again in a moment may help.",
        0,
        true,
        "");
  }

  /** The list changed while it was fetched, so that the file could lack Droplets (503). */
  static ErrorPage listChanged() {
    return ErrorPage.unavailable(
        "The list of Droplets kept changing",
        "Droplets were created or destroyed while the list was fetched, and again while it was fetched"
            + " a second time. The file could have lacked some of them, so it was not made. Try"
            + " again in a moment.");
  }

  /** All calls together took too long, though each was answered in time (504). */
  static ErrorPage tooSlow() {
    return ErrorPage.tooSlow(
        "DigitalOcean took too long",
        "A download waits at most "
            + DropletExport.LONGEST.toMinutes()
            + " minutes for all Droplets together. Your connection is kept; trying again later may"
            + " help, and so may a filter by tag.");
  }
}
