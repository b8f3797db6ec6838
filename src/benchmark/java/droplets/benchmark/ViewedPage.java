package droplets.benchmark;

import java.util.List;

/**
 * A page whose views are measured.
 *
 * @param name a short name
 * @param title what the table calls it
 * @param path its path, the same in both applications
 * @param droplets how many Droplets it shows; 0 for a page that takes no call
 */
record ViewedPage(String name, String title, String path, int droplets) {

  static final ViewedPage INDEX = new ViewedPage("index", "index page", "/", 0);
  static final ViewedPage DROPLETS_20 = ofDroplets(20);
  static final ViewedPage DROPLETS_200 = ofDroplets(200);

  static final List<ViewedPage> ALL = List.of(INDEX, DROPLETS_20, DROPLETS_200);

  private static ViewedPage ofDroplets(int count) {
    return new ViewedPage(
        "droplets" + count,
        "page of " + count + " Droplets",
        "/droplets?page=1&per_page=" + count,
        count);
  }

  /** Where the bare servlet is that does no more than it must for the same bytes. */
  String floorPath() {
    return droplets == 0 ? "/bytes/" + name : "/call/" + name + path.substring(path.indexOf('?'));
  }

  /** Checks that a page is the one that was meant, to the last Droplet. */
  void check(String from, Browser.Page page) {
    String text = page.text();
    boolean isMeant = page.status() == 200 && text.contains("</html>");
    if (droplets == 0) {
      isMeant &= text.contains("Connect to DigitalOcean");
    } else {
      for (int number = 0; number < droplets; number++) {
        isMeant &= text.contains(RecordedAnswers.name(number));
      }
      isMeant &= !text.contains(RecordedAnswers.name(droplets));
    }
    if (!isMeant) {
      throw new IllegalStateException(
          "%s: %s is not the page that was meant: %d %s"
              .formatted(
                  from, path, page.status(), text.substring(0, Math.min(500, text.length()))));
    }
  }
}
