package droplets.digitalocean;

import droplets.digitalocean.Request.Parameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Selects one page of a list of Droplets.
 *
 * @param type standard or GPU Droplets
 * @param name lists only Droplets of exactly this name, in any case; empty for all
 * @param tag lists only Droplets with this tag; empty for all. DigitalOcean cannot combine it with
 *     {@code name} or with GPU Droplets
 * @param page the page's number, from 1 to 10,000,000
 * @param perPage how many Droplets make a page, from 1 to 200
 * @see <a
 *     href="https://docs.digitalocean.com/reference/api/digitalocean/#tag/Droplets">Droplets</a>
 */
public record DropletQuery(DropletType type, String name, String tag, int page, int perPage) {

  /** The highest page number; no account has that many pages. */
  public static final int MAX_PAGE = 10_000_000;

  /** The most Droplets that DigitalOcean puts on one page. */
  public static final int MAX_PER_PAGE = 200;

  /**
   * Checks the bounds and the combination of filters.
   *
   * @throws IllegalArgumentException if DigitalOcean could not answer
   */
  public DropletQuery {
    if (page < 1 || page > MAX_PAGE || perPage < 1 || perPage > MAX_PER_PAGE) {
      throw new IllegalArgumentException("no such page");
    }
    if (!tag.isEmpty() && (!name.isEmpty() || type == DropletType.GPUS)) {
      throw new IllegalArgumentException("a tag cannot be combined with a name or with GPUs");
    }
  }

  /** Asks for the first page of all Droplets of a type, with 200 to a page. */
  public static DropletQuery all(DropletType type) {
    return new DropletQuery(type, "", "", 1, MAX_PER_PAGE);
  }

  /** The query of {@code GET /droplets}. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.open("page", Integer.toString(page)));
    parameters.add(Parameter.open("per_page", Integer.toString(perPage)));
    if (type == DropletType.GPUS) {
      parameters.add(Parameter.open("type", type.parameter()));
    }
    if (!name.isEmpty()) {
      parameters.add(Parameter.open("name", name));
    }
    if (!tag.isEmpty()) {
      parameters.add(Parameter.open("tag_name", tag));
    }
    return parameters;
  }

  /** Asks for another page of the same list. */
  public DropletQuery withPage(int number) {
    return new DropletQuery(type, name, tag, number, perPage);
  }
}
