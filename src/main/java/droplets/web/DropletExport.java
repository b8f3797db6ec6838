package droplets.web;

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
import java.util.Set;

/**
 * Writes an account's Droplets into a file: standard ones first, then those with GPUs, each in
 * DigitalOcean's order and each once, even if the list changes meanwhile. A few pages and the
 * numbers of the Droplets written are all that is in memory.
 */
final class DropletExport {

  /**
   * How many Droplets and how much time there may be: twenty times what anybody is known to have.
   */
  static final int MOST_DROPLETS = 100_000;

  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int PAGES_AT_ONCE = 4;

  /** How an export ended. */
  enum Outcome {
    /** All Droplets are in the file. */
    WHOLE,
    /** There were more than it takes. */
    TOO_MANY,
    /** DigitalOcean took longer than it waits. */
    TOO_SLOW
  }

  private final Clock clock;
  private final int mostDroplets;

  DropletExport(Clock clock, int mostDroplets) {
    this.clock = clock;
    this.mostDroplets = mostDroplets;
  }

  /**
   * Writes the file anew.
   *
   * @param filter whose name or tag the Droplets have to have; its type and page do not matter
   * @throws DigitalOceanException if a page cannot be had
   * @throws UncheckedIOException if the file cannot be written
   */
  Outcome write(
      TemporaryFile file, DigitalOceanClient client, String accessToken, DropletQuery filter)
      throws DigitalOceanException {
    try {
      Writer out = file.rewrite();
      out.write(CsvText.BYTE_ORDER_MARK + CsvColumn.header());
      Run run = new Run(out, filter.tag());
      int perPage = DropletQuery.MAX_PER_PAGE;
      Outcome outcome =
          run.append(
              client,
              accessToken,
              new DropletQuery(DropletType.DROPLETS, filter.name(), filter.tag(), 1, perPage));
      if (outcome == Outcome.WHOLE) {
        outcome =
            run.append(
                // The record of the flow needs the first call, not every one.
                client.observedBy(exchange -> {}),
                accessToken,
                // DigitalOcean cannot combine GPUs with a tag: the rest is left out here.
                new DropletQuery(DropletType.GPUS, filter.name(), "", 1, perPage));
      }
      out.flush();
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One export, from the first page of the first list to the last of the second. */
  private final class Run {

    private final Writer out;
    private final String tag;
    private final Instant end = clock.instant().plus(LONGEST);
    private final Set<Long> written = new HashSet<>();
    private int seen;

    Run(Writer out, String tag) {
      this.out = out;
      this.tag = tag;
    }

    Outcome append(DigitalOceanClient client, String accessToken, DropletQuery query)
        throws DigitalOceanException, IOException {
      try (DropletPages pages = client.dropletPages(accessToken, query, PAGES_AT_ONCE)) {
        Optional<DropletPage> page = pages.next();
        while (page.isPresent()) {
          seen += page.get().droplets().size();
          if (seen > mostDroplets) {
            return Outcome.TOO_MANY;
          }
          if (clock.instant().isAfter(end)) {
            return Outcome.TOO_SLOW;
          }
          for (Droplet droplet : page.get().droplets()) {
            append(droplet);
          }
          page = pages.next();
        }
        return Outcome.WHOLE;
      }
    }

    private void append(Droplet droplet) throws IOException {
      boolean isWanted = tag.isEmpty() || droplet.tags().contains(tag);
      if (isWanted && written.add(droplet.id())) {
        out.write(CsvColumn.line(droplet));
      }
    }
  }
}
