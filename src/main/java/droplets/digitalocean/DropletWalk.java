package droplets.digitalocean;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Walks over all Droplets of an account, both types, fetching a page when the last one is used up.
 */
final class DropletWalk implements Iterator<Droplet> {

  /** Fetches one page. */
  interface Pages {
    DropletPage fetch(DropletQuery query) throws DigitalOceanException;
  }

  private final Pages pages;
  private final Queue<Droplet> fetched = new ArrayDeque<>();
  private DropletQuery next = DropletQuery.all(DropletType.DROPLETS);

  DropletWalk(Pages pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while (fetched.isEmpty() && next != null) {
      fetch();
    }
    return !fetched.isEmpty();
  }

  @Override
  public Droplet next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return fetched.remove();
  }

  private void fetch() {
    try {
      DropletPage page = pages.fetch(next);
      fetched.addAll(page.droplets());
      if (page.hasMore()) {
        next = next.withPage(next.page() + 1);
      } else {
        next = next.type() == DropletType.DROPLETS ? DropletQuery.all(DropletType.GPUS) : null;
      }
    } catch (DigitalOceanException e) {
      throw new UncheckedDigitalOceanException(e);
    }
  }
}
