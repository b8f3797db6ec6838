package droplets.web.listing;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.digitalocean.NamedValue;
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
 * The content of the Droplets page. A view reads it by property, as it reads {@link DropletRow}. A
 * property whose name ends in Query is the query of a link.
 */
public final class DropletsModel {

  /** Calls run low when fewer than a tenth are left. */
  private static final int LOW = 10;

  private final DropletPage page;
  private final Listing listing;
  private final Pager pager;
  private final List<Droplet> shown;
  private final List<DropletRow> rows;

  DropletsModel(DropletPage page, Listing listing, TokenSet tokens, Instant now) {
    this.page = page;
    this.listing = listing;
    this.pager = new Pager(page, listing);
    this.shown = listing.shown(page.droplets());
    TagLinks tags = new TagLinks(listing);
    Granted granted = new Granted(tokens);
    this.rows = shown.stream().map(droplet -> new DropletRow(droplet, tags, granted, now)).toList();
  }

  /**
   * The title of the page: its type, then filter, order and page number if they are not the
   * default.
   */
  public String getTitle() {
    return (isGpus() ? "GPU Droplets" : "Standard Droplets")
        + getFilter()
        + listing.order().map(order -> ", by " + order.column().word()).orElse("")
        + (listing.query().page() == 1
            ? ""
            : ", page " + EnglishFormat.number(listing.query().page()));
  }

  /** Whether it lists GPU Droplets. */
  public boolean isGpus() {
    return listing.isGpus();
  }

  /** The name that is filtered by, or empty. */
  public String getName() {
    return listing.query().name();
  }

  /** The tag that is filtered by, or empty. */
  public String getTag() {
    return listing.tag();
  }

  /** The name of the parameter that filters by a tag. */
  public String getTagParameter() {
    return ListingParameters.tagName(isGpus());
  }

  /** Whether only some Droplets are asked for. */
  public boolean isFiltered() {
    return listing.isFiltered();
  }

  /** Whether the team has no Droplet of this type at all. */
  public boolean isEmptyTeam() {
    return rows.isEmpty() && !isFiltered() && !pager.isPastEnd();
  }

  /** The filter, to follow "Droplets": " named web-1", " tagged env:prod", or empty. */
  public String getFilter() {
    return (getName().isEmpty() ? "" : " named " + getName())
        + (getTag().isEmpty() ? "" : " tagged " + getTag());
  }

  /** The rows of the table. */
  public List<DropletRow> getRows() {
    return rows;
  }

  /** How many Droplets there are on all pages together, empty if that is not known. */
  public String getTotal() {
    if (!listing.gpuTag().isEmpty()) {
      return pager.isOneOfMany() ? "" : EnglishFormat.number(rows.size());
    }
    return page.total().isPresent() ? EnglishFormat.number(page.total().getAsLong()) : "";
  }

  /**
   * Which of how many Droplets these are, such as "51–100 of 1,234"; empty if there is nothing to
   * count.
   */
  public String getRange() {
    if (page.droplets().isEmpty()) {
      return "";
    }
    long first = (listing.query().page() - 1L) * listing.query().perPage() + 1;
    long last = first + page.droplets().size() - 1;
    String range =
        EnglishFormat.number(first) + (last > first ? "–" + EnglishFormat.number(last) : "");
    // A total that cannot be right is not shown.
    String counted =
        page.total().orElse(0) >= last
            ? range + " of " + EnglishFormat.number(page.total().getAsLong())
            : range;
    if (listing.gpuTag().isEmpty()) {
      return counted;
    }
    return EnglishFormat.number(rows.size())
        + (pager.isOneOfMany()
            ? " among " + counted
            : " of " + EnglishFormat.number(page.droplets().size()));
  }

  /** The monthly price of the Droplets on the page together; empty if no price is known. */
  public String getCost() {
    List<BigDecimal> prices =
        shown.stream().flatMap(droplet -> droplet.priceMonthly().stream()).toList();
    if (prices.isEmpty()) {
      return "";
    }
    String sum = EnglishFormat.dollars(prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    return prices.size() == shown.size()
        ? sum
        : sum + " for the " + EnglishFormat.number(prices.size()) + " whose price is known";
  }

  /** How many Droplets on the page are off and still billed. */
  public long getBilledWhileOff() {
    return shown.stream().filter(Droplet::isBilledWhileOff).count();
  }

  /** How many calls DigitalOcean will still answer, empty unless they run low. */
  public String getCallsLeft() {
    return page.rateLimit().map(DropletsModel::callsLeft).orElse("");
  }

  private static String callsLeft(RateLimit rate) {
    return rate.remaining() * LOW < rate.limit()
        ? EnglishFormat.number(rate.remaining()) + " of " + EnglishFormat.number(rate.limit())
        : "";
  }

  /** Which page this is, and the ways to the others. */
  public Pager getPager() {
    return pager;
  }

  /** The order in words, or empty for DigitalOcean's. */
  public String getOrder() {
    return listing.order().map(order -> order.column().word()).orElse("");
  }

  /** The links of the headings, by column; a second click reverses the order. */
  public Map<String, SortLink> getSorting() {
    Map<String, SortLink> links = new TreeMap<>();
    for (DropletOrder.Column column : DropletOrder.Column.values()) {
      Optional<DropletOrder> now = listing.order().filter(order -> order.column() == column);
      DropletOrder next =
          now.map(order -> new DropletOrder(column, !order.isDescending()))
              .orElse(new DropletOrder(column, column.isLargestFirst()));
      links.put(
          column.word(),
          new SortLink(
              ListingParameters.query(listing.withOrder(Optional.of(next))),
              now.map(order -> order.isDescending() ? "descending" : "ascending").orElse("")));
    }
    return links;
  }

  /** How many Droplets make a page. */
  public int getPerPage() {
    return listing.query().perPage();
  }

  /** How many Droplets could make a page; empty if that cannot be chosen. */
  public List<Integer> getPerPageChoices() {
    if (!listing.gpuTag().isEmpty()) {
      return List.of();
    }
    TreeSet<Integer> choices = new TreeSet<>(List.of(20, 50, 100, 200));
    choices.add(getPerPage());
    return List.copyOf(choices);
  }

  /** The hidden fields of the two filter forms. */
  public List<NamedValue> getUnfiltered() {
    return ListingParameters.of(listing.withoutFilter());
  }

  /** The hidden fields of the form for the page size. */
  public List<NamedValue> getUnsized() {
    return ListingParameters.of(listing.withPerPage(Listing.DEFAULT_PER_PAGE));
  }

  /** The query of this listing. */
  public String getRefreshQuery() {
    return ListingParameters.query(listing);
  }

  /** The same listing in DigitalOcean's order. */
  public String getUnsortedQuery() {
    return ListingParameters.query(listing.withOrder(Optional.empty()));
  }

  /** The query of the same listing of standard Droplets, from its first page. */
  public String getStandardQuery() {
    return ListingParameters.query(listing.withType(DropletType.DROPLETS));
  }

  /** The query of the same listing of GPU Droplets, from its first page. */
  public String getGpuQuery() {
    return ListingParameters.query(listing.withType(DropletType.GPUS));
  }

  /** The same listing without the filter. */
  public String getClearQuery() {
    return ListingParameters.query(listing.withoutFilter());
  }

  /** The query of the download. */
  public String getDownloadQuery() {
    DropletQuery asked = listing.query();
    if (!listing.gpuTag().isEmpty()) {
      return ListingParameters.query(Listing.gpusTagged(listing.gpuTag(), 1, Optional.empty()));
    }
    return ListingParameters.query(
        Listing.of(
            new DropletQuery(
                DropletType.DROPLETS, asked.name(), asked.tag(), 1, Listing.DEFAULT_PER_PAGE)));
  }

  /** The words after "Download all": the Droplets that the file holds. */
  public String getDownload() {
    if (getTag().isEmpty()) {
      return getFilter() + ", standard and GPU,";
    }
    return (isGpus() ? " GPU Droplets" : " standard Droplets") + getFilter();
  }
}
