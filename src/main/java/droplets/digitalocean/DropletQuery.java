package droplets.digitalocean;

import java.util.ArrayList;
import java.util.List;

/**
 * Which page of which Droplets is asked for.
 *
 * @param type standard or GPU Droplets
 * @param name only Droplets of exactly this name, whatever its case; empty for all
 * @param tag only Droplets with this tag; empty for all. DigitalOcean cannot combine it with {@code
 *     name} or with GPU Droplets
 * @param page the page's number, from 1 to 10,000,000
 * @param perPage how many Droplets make a page, 1 to 200
 */
public record DropletQuery(DropletType type, String name, String tag, int page, int perPage) {

  /** The last page that can be asked for; no account has as many. */
  public static final int MAX_PAGE = 10_000_000;

  /** The most Droplets that DigitalOcean puts on one page. */
  public static final int MAX_PER_PAGE = 200;

  /**
   * Checks that DigitalOcean can answer this.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public DropletQuery {
    if (page < 1 || page > MAX_PAGE || perPage < 1 || perPage > MAX_PER_PAGE) {
      throw new IllegalArgumentException("no such page");
    }
    if (!tag.isEmpty() && (!name.isEmpty() || type == DropletType.GPUS)) {
      throw new IllegalArgumentException("a tag cannot be combined with a name or with GPUs");
    }
  }

  /** The first page of all Droplets of a type, as large as can be. */
  public static DropletQuery all(DropletType type) {
    return new DropletQuery(type, "", "", 1, MAX_PER_PAGE);
  }

  /** The query of {@code GET /droplets}. */
  List<NamedValue> parameters() {
    List<NamedValue> parameters = new ArrayList<>();
    parameters.add(new NamedValue("page", Integer.toString(page)));
    parameters.add(new NamedValue("per_page", Integer.toString(perPage)));
    if (type == DropletType.GPUS) {
      parameters.add(new NamedValue("type", type.parameter()));
    }
    if (!name.isEmpty()) {
      parameters.add(new NamedValue("name", name));
    }
    if (!tag.isEmpty()) {
      parameters.add(new NamedValue("tag_name", tag));
    }
    return parameters;
  }

  /** The same list, another page. */
  public DropletQuery withPage(int number) {
    return new DropletQuery(type, name, tag, number, perPage);
  }
}
