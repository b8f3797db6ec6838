package droplets.web.download;

import droplets.digitalocean.DigitalOceanClient;
import droplets.digitalocean.DigitalOceanException;
import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletPage;
import droplets.digitalocean.DropletPages;
import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.DropletType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes the Droplets of a filter into a file, each once and in DigitalOcean's order: those that
 * the pages of the same filter show, because DigitalOcean alone filters. Standard Droplets come
 * first, then those with GPUs. A tag has no page of GPU Droplets, so its file has none either. A
 * few pages and the numbers of the Droplets are all that is in memory.
 *
 * <p>A Droplet that is destroyed while the pages of its list are fetched moves those after it, and
 * one of them to a page that was fetched before. So a list counts as whole only if all its pages
 * tell the same total and as many Droplets came; otherwise everything is fetched once more. Where
 * DigitalOcean tells no total, and where a Droplet made meanwhile evens it out, nobody can know.
 */
public final class DropletExport {

  /**
   * How many Droplets there may be: 100 pages, which even if fetched twice stay below the 250 calls
   * a minute that DigitalOcean allows.
   */
  public static final int MOST_DROPLETS = 20_000;

  /** How much time there may be, by the clock given. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int PAGES_AT_ONCE = 4;

  /** The last page of each list is not full, and one without Droplets may follow it. */
  private static final int PARTIAL_PAGES = 4;

  /** How an export ended. */
  enum Outcome {
    /** All Droplets are in the file. */
    WHOLE,
    /** There were more than it takes. */
    TOO_MANY,
    /** There were more pages than so many Droplets can need. */
    TOO_MANY_PAGES,
    /** A list changed while its pages were fetched, and again the second time. */
    CHANGED,
    /** DigitalOcean took longer than it waits. */
    TOO_SLOW
  }

  private final Clock clock;
  private final int mostDroplets;

  public DropletExport(Clock clock, int mostDroplets) {
    this.clock = clock;
    this.mostDroplets = mostDroplets;
  }

  /** When what begins now has to be done: fetching the Droplets, and then sending the file. */
  Instant end() {
    return clock.instant().plus(LONGEST);
  }

  boolean isOver(Instant end) {
    return clock.instant().isAfter(end);
  }

  /**
   * Writes the file anew.
   *
   * @param filter the name or the tag to filter by; its type and page do not matter
   * @param end when it gives up
   * @throws DigitalOceanException if a page cannot be had
   * @throws UncheckedIOException if the file cannot be written
   */
  Outcome write(
      TemporaryFile file,
      DigitalOceanClient client,
      String accessToken,
      DropletQuery filter,
      Instant end)
      throws DigitalOceanException {
    try {
      Outcome outcome = writeOnce(file, client, accessToken, filter, end);
      return outcome == Outcome.CHANGED
          ? writeOnce(file, client, accessToken, filter, end)
          : outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome writeOnce(
      TemporaryFile file,
      DigitalOceanClient client,
      String accessToken,
      DropletQuery filter,
      Instant end)
      throws DigitalOceanException, IOException {
    Writer out = file.rewrite();
    out.write(CsvText.BYTE_ORDER_MARK + CsvColumn.header());
    Run run = new Run(out, end);
    int perPage = DropletQuery.MAX_PER_PAGE;
    Outcome outcome =
        run.appendList(
            client,
            accessToken,
            new DropletQuery(DropletType.DROPLETS, filter.name(), filter.tag(), 1, perPage));
    if (outcome == Outcome.WHOLE && filter.tag().isEmpty()) {
      outcome =
          run.appendList(
              // The record of the flow needs the first call, not every one.
              client.unobserved(),
              accessToken,
              new DropletQuery(DropletType.GPUS, filter.name(), "", 1, perPage));
    }
    out.flush();
    return outcome;
  }

  /** One run, from the first page of the first list to the last of the second. */
  private final class Run {

    private final Writer out;
    private final Instant end;
    private final Set<Long> written = new HashSet<>();
    private int seen;
    private int pagesSeen;

    Run(Writer out, Instant end) {
      this.out = out;
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
            if (written.add(droplet.id())) {
              out.write(CsvColumn.line(droplet));
            }
          }
        }
      }
      return listed.size() < total.orElse(0) ? Outcome.CHANGED : Outcome.WHOLE;
    }
  }
}
