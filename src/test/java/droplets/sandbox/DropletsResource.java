package droplets.sandbox;

import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;

/** {@code GET /v2/droplets} and {@code GET /v2/droplets/{id}}. */
record DropletsResource(Fleets fleets, ApiErrors errors, JsonBytes json, String url) {
  static final String PATH = "/v2/droplets";

  Reply list(ReceivedRequest request, Grant grant) {
    Optional<ListParameters> accepted = ListParameters.of(request);
    if (accepted.isEmpty()) {
      return errors.unprocessable(request);
    }
    ListParameters query = accepted.get();
    if (query.tagName().isPresent() && !grant.scopes().allow("tag:read")) {
      return errors.forbidden();
    }
    List<InventedDroplet> matches =
        fleets.of(grant.team()).stream().filter(query.filter()).toList();
    int total = matches.size();
    List<InventedDroplet> page =
        matches.stream()
            .skip((query.page() - 1L) * query.perPage())
            .limit(query.perPage())
            .toList();
    byte[] body =
        json.write(
            generator -> {
              generator.writeStartObject().writeStartArray("droplets");
              DropletJson writer = new DropletJson(generator, grant.scopes());
              for (InventedDroplet droplet : page) {
                generator.writeStartObject();
                writer.write(droplet);
                generator.writeEnd();
              }
              generator.writeEnd();
              writeLinks(generator, query, total, grant.team());
              generator.writeStartObject("meta").write("total", total).writeEnd().writeEnd();
            });
    return Reply.json(200, body);
  }

  Reply one(ReceivedRequest request, Grant grant) {
    String id = request.path().substring(PATH.length() + 1);
    return fleets.of(grant.team()).stream()
        .filter(droplet -> String.valueOf(droplet.id()).equals(id))
        .findFirst()
        .map(droplet -> one(droplet, grant))
        .orElseGet(errors::notFound);
  }

  private Reply one(InventedDroplet droplet, Grant grant) {
    byte[] body =
        json.write(
            generator -> {
              generator.writeStartObject().writeStartObject("droplet");
              new DropletJson(generator, grant.scopes()).write(droplet);
              generator.writeEnd().writeEnd();
            });
    return Reply.json(200, body);
  }

  private void writeLinks(JsonGenerator generator, ListParameters query, int total, Team team) {
    int page = query.page();
    int last = query.lastPage(total);
    if (page == 1 && last == 1) {
      writeNoPages(generator, team);
      return;
    }
    generator.writeStartObject("links").writeStartObject("pages");
    if (page > 1) {
      writeLink(generator, "first", query, 1);
      writeLink(generator, "prev", query, Math.min(page - 1, last));
    }
    if (page < last) {
      writeLink(generator, "next", query, page + 1);
      writeLink(generator, "last", query, last);
    }
    generator.writeEnd().writeEnd();
  }

  /** A single page is documented in three forms. Each team gets one of them. */
  private static void writeNoPages(JsonGenerator generator, Team team) {
    switch (team) {
      case EMPTY -> {
        // Left out.
      }
      case HOSTILE ->
          generator.writeStartObject("links").writeStartObject("pages").writeEnd().writeEnd();
      default -> generator.writeStartObject("links").writeEnd();
    }
  }

  private void writeLink(JsonGenerator generator, String name, ListParameters query, int page) {
    generator.write(name, url + "?" + query.ofPage(page));
  }
}
