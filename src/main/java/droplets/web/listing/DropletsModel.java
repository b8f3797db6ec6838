package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.RateLimit;
import droplets.digitalocean.TokenSet;
import droplets.web.page.EnglishFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the Droplets page shows. What is named a query leads to a view of the same page.
 *
 * @param title what tells this view from others, in tabs, history and bookmarks
 * @param rows the Droplets
 * @param range such as "51–100 of 1,234", empty if there is nothing to count
 * @param cost what those on the page cost in a month, empty if nobody knows
 * @param billedWhileOff how many of them are off and billed all the same
 * @param callsLeft how many calls DigitalOcean will still answer, empty unless they run low
 * @param isGpus whether this is the view of GPU Droplets
 * @param name the name that is filtered by, or empty
 * @param tag the tag that is filtered by, or empty
 * @param sort the order as a parameter, or empty for DigitalOcean's
 * @param perPage how many Droplets make a page
 * @param perPageChoices how many could make one
 * @param isPastEnd whether there are Droplets, but none on this page
 * @param pager the ways to the other pages
 * @param sorting the headings that put the page in order, by column
 * @param refreshQuery the query of this very view
 * @param unsortedQuery the query of the same view in DigitalOcean's order
 * @param standardQuery the query of the standard view
 * @param gpuQuery the query of the GPU view
 * @param clearQuery the query of the same view without the filter
 * @param downloadQuery the query of the download with the same filter
 * @param isImageGranted whether the granted scope covers images
 * @param areTagsGranted whether the granted scope covers tags
 */
public record DropletsModel(
    String title,
    List<DropletRow> rows,
    String range,
    String cost,
    long billedWhileOff,
    String callsLeft,
    boolean isGpus,
    String name,
    String tag,
    String sort,
    int perPage,
    List<Integer> perPageChoices,
    boolean isPastEnd,
    Pager pager,
    Map<String, SortLink> sorting,
    String refreshQuery,
    String unsortedQuery,
    String standardQuery,
    String gpuQuery,
    String clearQuery,
    String downloadQuery,
    boolean isImageGranted,
    boolean areTagsGranted) {

  /** Calls run low when less than one in so many is left. */
  private static final int LOW = 10;

  /** Whether only some Droplets are asked for. */
  public boolean isFiltered() {
    return !name.isEmpty() || !tag.isEmpty();
  }

  /** Whether there are Droplets on other pages too. */
  public boolean isOneOfManyPages() {
    return pager.hasOthers();
  }

  static DropletsModel of(DropletPage page, Listing view, TokenSet tokens, Instant now) {
    List<Droplet> droplets =
        view.order().map(order -> order.sorted(page.droplets())).orElse(page.droplets());
    return new DropletsModel(
        title(view),
        droplets.stream().map(droplet -> DropletRow.of(droplet, view, now)).toList(),
        range(page, view),
        cost(droplets),
        droplets.stream().filter(Droplet::isBilledWhileOff).count(),
        page.rateLimit().map(DropletsModel::callsLeft).orElse(""),
        view.query().type() == DropletType.GPUS,
        view.query().name(),
        view.query().tag(),
        view.order().map(DropletOrder::parameter).orElse(""),
        view.query().perPage(),
        perPageChoices(view),
        isPastEnd(page, view),
        pager(page, view),
        sorting(view),
        ListingParameters.query(view),
        ListingParameters.query(view.withOrder(Optional.empty())),
        ListingParameters.query(view.withType(DropletType.DROPLETS)),
        ListingParameters.query(view.withType(DropletType.GPUS)),
        ListingParameters.query(view.withoutFilter()),
        ListingParameters.query(
            view.withType(DropletType.DROPLETS)
                .withPerPage(Listing.DEFAULT_PER_PAGE)
                .withOrder(Optional.empty())),
        tokens.mayRead("image:read"),
        tokens.mayRead("tag:read"));
  }

  private static boolean isPastEnd(DropletPage page, Listing view) {
    return page.droplets().isEmpty() && view.query().page() > 1 && page.total().orElse(1) > 0;
  }

  private static String title(Listing view) {
    DropletQuery query = view.query();
    return (query.type() == DropletType.GPUS ? "GPU Droplets" : "Standard Droplets")
        + (query.name().isEmpty() ? "" : " named " + query.name())
        + (query.tag().isEmpty() ? "" : " tagged " + query.tag())
        + view.order().map(order -> ", by " + order.column().word()).orElse("")
        + (query.page() == 1 ? "" : ", page " + EnglishFormat.number(query.page()));
  }

  private static Pager pager(DropletPage page, Listing view) {
    int number = view.query().page();
    int last = lastPage(page, view);
    return new Pager(
        number > 1 ? query(view, 1) : null,
        isPastEnd(page, view) || number == 1 ? null : query(view, number - 1),
        page.hasMore() ? query(view, number + 1) : null,
        last > 0 && last != number ? query(view, last) : null);
  }

  private static String query(Listing view, int number) {
    return ListingParameters.query(view.withPage(number));
  }

  private static int lastPage(DropletPage page, Listing view) {
    int perPage = view.query().perPage();
    long total = page.total().orElse(0);
    // A last page that cannot be asked for is not known.
    return total <= (long) DropletQuery.MAX_PAGE * perPage
        ? (int) ((total + perPage - 1) / perPage)
        : 0;
  }

  /** By a column's name; what is in an order is offered the other way round. */
  private static Map<String, SortLink> sorting(Listing view) {
    Map<String, SortLink> links = new TreeMap<>();
    for (DropletOrder.Column column : DropletOrder.Column.values()) {
      Optional<DropletOrder> now = view.order().filter(order -> order.column() == column);
      DropletOrder next =
          now.map(order -> new DropletOrder(column, !order.isDescending()))
              .orElse(new DropletOrder(column, column.isLargestFirst()));
      links.put(
          column.word(),
          new SortLink(
              ListingParameters.query(view.withOrder(Optional.of(next))),
              now.map(order -> order.isDescending() ? "descending" : "ascending").orElse("")));
    }
    return links;
  }

  private static List<Integer> perPageChoices(Listing view) {
    TreeSet<Integer> choices = new TreeSet<>(List.of(20, 50, 100, 200));
    choices.add(view.query().perPage());
    return List.copyOf(choices);
  }

  private static String range(DropletPage page, Listing view) {
    if (page.droplets().isEmpty()) {
      return "";
    }
    long first = (view.query().page() - 1L) * view.query().perPage() + 1;
    long last = first + page.droplets().size() - 1;
    String range =
        EnglishFormat.number(first) + (last > first ? "–" + EnglishFormat.number(last) : "");
    // A total that cannot be right is not shown.
    return page.total().orElse(0) >= last
        ? range + " of " + EnglishFormat.number(page.total().getAsLong())
        : range;
  }

  private static String cost(List<Droplet> droplets) {
    List<BigDecimal> prices =
        droplets.stream().flatMap(droplet -> droplet.priceMonthly().stream()).toList();
    if (prices.isEmpty()) {
      return "";
    }
    String sum = EnglishFormat.dollars(prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    return prices.size() == droplets.size()
        ? sum
        : sum + " for the " + EnglishFormat.number(prices.size()) + " whose price is known";
  }

  private static String callsLeft(RateLimit rate) {
    return rate.remaining() * LOW < rate.limit()
        ? EnglishFormat.number(rate.remaining()) + " of " + EnglishFormat.number(rate.limit())
        : "";
  }
}
