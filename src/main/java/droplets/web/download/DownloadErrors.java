package droplets.web.download;

import droplets.web.page.EnglishFormat;
import droplets.web.page.ErrorPage;

/** Tells a person why there is no file. */
final class DownloadErrors {

  private DownloadErrors() {}

  /** The person's other downloads, or those of other people, take all the places. */
  static ErrorPage othersUnderWay() {
    return ErrorPage.unavailable(
        "Other downloads are under way",
        "Two are made at a time for each connection, and only a few for all people together. Your"
            + " connection is kept; try again when the others are done.");
  }

  /** There are more Droplets than a download takes. */
  static ErrorPage tooManyDroplets() {
    return ErrorPage.page(
        400,
        "These are too many Droplets for a download",
        "This application puts "
            + EnglishFormat.number(DropletExport.MOST_DROPLETS)
            + " at most into a file, as DigitalOcean limits how many calls it may make, and there are"
            + " more. Filter them by a tag and download those.");
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

  /** A download would lack Droplets, because others were made or destroyed meanwhile. */
  static ErrorPage listChanged() {
    return ErrorPage.unavailable(
        "The list of Droplets kept changing",
        "Droplets were made or destroyed while their list was fetched, and again when it was fetched"
            + " once more. A file could have lacked some, so there is none. Try again in a moment.");
  }

  /** DigitalOcean answers each call, but all of them together take too long. */
  static ErrorPage tooSlow() {
    return ErrorPage.tooSlow(
        "DigitalOcean took too long",
        "A download waits "
            + DropletExport.LONGEST.toMinutes()
            + " minutes at most for all Droplets together. Your connection is kept; trying again"
            + " later may help, and so may a filter by tag.");
  }
}
