package droplets.web;

import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.TokenSet;
import java.util.List;

/**
 * What the Droplets page shows.
 *
 * @param rows the Droplets
 * @param summary such as "51–100 of 1,234", empty if there is nothing to count
 * @param isGpus whether this is the view of GPU Droplets
 * @param name the name that is filtered by, or empty
 * @param tag the tag that is filtered by, or empty
 * @param perPage how many Droplets make a page
 * @param isPastEnd whether there are Droplets, but none on this page
 * @param standardQuery the query of the standard view
 * @param gpuQuery the query of the GPU view
 * @param previousQuery the query of the page before, null if there is none
 * @param nextQuery the query of the page after, null if there is none
 * @param firstQuery the query of the first page, null on it
 * @param lastQuery the query of the last page, null on it or if it is not known
 * @param clearQuery the query of the same view without the filter
 * @param isImageGranted whether the granted scope covers images
 * @param areTagsGranted whether the granted scope covers tags
 */
public record DropletsModel(
    List<DropletRow> rows,
    String summary,
    boolean isGpus,
    String name,
    String tag,
    int perPage,
    boolean isPastEnd,
    String standardQuery,
    String gpuQuery,
    String previousQuery,
    String nextQuery,
    String firstQuery,
    String lastQuery,
    String clearQuery,
    boolean isImageGranted,
    boolean areTagsGranted) {

  /** Whether only some Droplets are asked for. */
  public boolean isFiltered() {
    return !name.isEmpty() || !tag.isEmpty();
  }

  static DropletsModel of(DropletPage page, DropletQuery view, TokenSet tokens) {
    int number = view.page();
    boolean isPastEnd = page.droplets().isEmpty() && number > 1;
    int last = lastPage(page, view);
    String previous = isPastEnd || number == 1 ? null : query(view, number - 1);
    return new DropletsModel(
        page.droplets().stream().map(droplet -> DropletRow.of(droplet, view.perPage())).toList(),
        summary(page, view),
        view.type() == DropletType.GPUS,
        view.name(),
        view.tag(),
        view.perPage(),
        isPastEnd,
        DropletsParameters.query(
            new DropletQuery(DropletType.DROPLETS, view.name(), view.tag(), 1, view.perPage())),
        // A tag cannot be combined with GPU Droplets.
        DropletsParameters.query(
            new DropletQuery(DropletType.GPUS, view.name(), "", 1, view.perPage())),
        previous,
        page.hasMore() ? query(view, number + 1) : null,
        number > 1 ? query(view, 1) : null,
        last > 0 && last != number ? query(view, last) : null,
        DropletsParameters.query(new DropletQuery(view.type(), "", "", 1, view.perPage())),
        tokens.mayRead("image:read"),
        tokens.mayRead("tag:read"));
  }

  private static String query(DropletQuery view, int number) {
    return DropletsParameters.query(view.withPage(number));
  }

  private static String summary(DropletPage page, DropletQuery view) {
    if (page.droplets().isEmpty()) {
      return "";
    }
    long first = (view.page() - 1L) * view.perPage() + 1;
    long last = first + page.droplets().size() - 1;
    String range = Words.number(first) + (last > first ? "–" + Words.number(last) : "");
    // A total that cannot be right is not shown.
    return page.total().orElse(0) >= last
        ? range + " of " + Words.number(page.total().getAsLong())
        : range;
  }

  private static int lastPage(DropletPage page, DropletQuery view) {
    long pages = (page.total().orElse(0) + view.perPage() - 1) / view.perPage();
    return (int) Math.min(pages, Integer.MAX_VALUE);
  }
}
