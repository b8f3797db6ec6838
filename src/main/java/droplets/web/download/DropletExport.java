package droplets.web.download;

import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletPages;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import droplets.web.listing.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes the Droplets of a filter into a file: those that the pages of the same filter show,
 * because the same filter chooses. Standard Droplets come first, then GPU Droplets, in
 * DigitalOcean's order and each once. A filter by tag is for standard or for GPU Droplets, and its
 * file holds only these. Only a few pages and the ids of the Droplets are in memory.
 *
 * <p>If a Droplet is destroyed while the pages of a list are fetched, the Droplets after it move
 * up, and one of them may move to a page that has been fetched already. So a list counts as whole
 * only if all its pages state the same total and that many Droplets came; otherwise everything is
 * fetched once more. A change goes unnoticed if DigitalOcean states no total, or if another Droplet
 * was created in the same time.
 */
public final class DropletExport {

  /**
   * The most Droplets that a file may hold. They are 100 pages: even if these are fetched twice,
   * the calls stay below the 250 that DigitalOcean allows in a minute.
   */
  public static final int MOST_DROPLETS = 20_000;

  /** The limit on fetching all Droplets, and again on sending the file. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int PAGES_AT_ONCE = 6;

  /** The last page of each list is not full, and one without Droplets may follow it. */
  private static final int PARTIAL_PAGES = 4;

  enum Outcome {
    /** All Droplets are in the file. */
    WHOLE,
    /** There are more Droplets than a file may hold. */
    TOO_MANY,
    /** There were more pages than so many Droplets can need. */
    TOO_MANY_PAGES,
    /** A list changed while its pages were fetched. */
    CHANGED,
    /** Fetching the Droplets took longer than the limit. */
    TOO_SLOW
  }

  private final Clock clock;
  private final int mostDroplets;

  /**
   * Makes an export.
   *
   * @param clock measures the time; it must not be set back
   * @param mostDroplets the most Droplets that a file may hold
   */
  public DropletExport(Clock clock, int mostDroplets) {
    this.clock = clock;
    this.mostDroplets = mostDroplets;
  }

  /** Returns when the limit is over for a step that begins now: fetching, or sending the file. */
  Instant end() {
    return clock.instant().plus(LONGEST);
  }

  boolean isOver(Instant end) {
    return clock.instant().isAfter(end);
  }

  /**
   * Writes the file from its beginning, a second time if a list changed meanwhile.
   *
   * @param filter the name or the tag that the Droplets must have; its page is ignored
   * @throws DigitalOceanException if a page cannot be read
   * @throws UncheckedIOException if the file cannot be written
   */
  Outcome write(
      TemporaryFile file,
      DownloadFormat format,
      DigitalOceanClient client,
      String accessToken,
      Listing filter,
      Instant end)
      throws DigitalOceanException {
    try {
      Outcome outcome = writeOnce(file, format, client, accessToken, filter, end);
      return outcome == Outcome.CHANGED
          ? writeOnce(file, format, client, accessToken, filter, end)
          : outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome writeOnce(
      TemporaryFile file,
      DownloadFormat format,
      DigitalOceanClient client,
      String accessToken,
      Listing filter,
      Instant end)
      throws DigitalOceanException, IOException {
    Writer out = file.rewrite();
    FileText text = format.newFile();
    out.write(text.beginning());
    Run run = new Run(out, text, filter, end);
    Outcome outcome = Outcome.WHOLE;
    DigitalOceanClient caller = client;
    for (DropletQuery query : queries(filter)) {
      if (outcome == Outcome.WHOLE) {
        outcome = run.appendList(caller, accessToken, query);
        // The record of the flow shows only the first call of a download.
        caller = client.unobserved();
      }
    }
    out.flush();
    return outcome;
  }

  /** The lists that hold the Droplets of a filter. */
  private static List<DropletQuery> queries(Listing filter) {
    DropletQuery asked = filter.query();
    int perPage = DropletQuery.MAX_PER_PAGE;
    DropletQuery standard =
        new DropletQuery(DropletType.DROPLETS, asked.name(), asked.tag(), 1, perPage);
    DropletQuery gpus = new DropletQuery(DropletType.GPUS, asked.name(), "", 1, perPage);
    if (!filter.gpuTag().isEmpty()) {
      return List.of(gpus);
    }
    return asked.tag().isEmpty() ? List.of(standard, gpus) : List.of(standard);
  }

  /** One run over all pages of all lists. */
  private final class Run {

    private final Writer out;
    private final FileText text;
    private final Listing filter;
    private final Instant end;
    private final Set<Long> written = new HashSet<>();
    private int seen;
    private int pagesSeen;

    Run(Writer out, FileText text, Listing filter, Instant end) {
      this.out = out;
      this.text = text;
      this.filter = filter;
      this.end = end;
    }

    Outcome appendList(DigitalOceanClient client, String accessToken, DropletQuery query)
        throws DigitalOceanException, IOException {
      Set<Long> listed = new HashSet<>();
      OptionalLong total = OptionalLong.empty();
      try (DropletPages pages = client.dropletPages(accessToken, query, PAGES_AT_ONCE)) {
        for (Optional<DropletPage> next = pages.next(); next.isPresent(); next = pages.next()) {
          DropletPage page = next.get();
          seen += page.droplets().size();
          if (Math.max(seen, page.total().orElse(0)) > mostDroplets) {
            return Outcome.TOO_MANY;
          }
          pagesSeen++;
          if (pagesSeen > mostDroplets / DropletQuery.MAX_PER_PAGE + PARTIAL_PAGES) {
            return Outcome.TOO_MANY_PAGES;
          }
          if (isOver(end)) {
            return Outcome.TOO_SLOW;
          }
          if (page.number() > 1 && !page.total().equals(total)) {
            return Outcome.CHANGED;
          }
          total = page.total();
          for (Droplet droplet : page.droplets()) {
            listed.add(droplet.id());
            if (filter.shows(droplet) && written.add(droplet.id())) {
              out.write(text.of(droplet));
            }
          }
        }
      }
      return listed.size() < total.orElse(0) ? Outcome.CHANGED : Outcome.WHOLE;
    }
  }
}
