package droplets.answers;

import static droplets.answers.Shape.array;
import static droplets.answers.Shape.flag;
import static droplets.answers.Shape.object;
import static droplets.answers.Shape.oneOf;
import static droplets.answers.Shape.optional;
import static droplets.answers.Shape.required;

/**
 * What DigitalOcean's OpenAPI description allows in the answers that the application reads: types,
 * formats, bounds, and what may be missing or null. Besides, members are missing that need a scope
 * of their own, words come that are not listed, and whole numbers are written as {@code 5.0}.
 *
 * @see <a href="https://github.com/digitalocean/openapi">digitalocean/openapi, resources/droplets,
 *     resources/account</a>
 */
final class Schema {
  private static final int MOST = 4;

  private final Shape text;

  Schema(Texts texts) {
    text = chance -> new Json.Text(texts.draw(chance));
  }

  /** The body of {@code GET /v2/droplets}. */
  Json.Members list(Chance chance, int count, Shape id, Shape total) {
    return Shape.members(
        chance,
        required("droplets", deeper -> Shape.items(deeper, droplet(id), count)),
        optional("links", object(optional("pages", this::pages))),
        required("meta", object(required("total", total))));
  }

  /** The body of {@code GET /v2/droplets/ID}. */
  Json.Members one(Chance chance, Shape id) {
    return Shape.members(chance, required("droplet", droplet(id)));
  }

  /** The body of {@code GET /v2/account}. */
  Json.Members account(Chance chance) {
    return Shape.members(
        chance,
        required(
            "account",
            object(
                optional("droplet_limit", Numbers::whole),
                optional("floating_ip_limit", Numbers::whole),
                optional("reserved_ip_limit", Numbers::whole),
                optional("volume_limit", Numbers::whole),
                required("email", text),
                optional("name", text),
                required("uuid", text),
                required("email_verified", flag()),
                required("status", word("active", "warning", "locked")),
                required("status_message", text),
                optional("team", object(optional("uuid", text), optional("name", text))))));
  }

  /** The answer of the token endpoint; no published schema describes it. */
  Json.Members token(Chance chance) {
    return Shape.members(
        chance,
        required("access_token", Schema::opaque),
        optional(chance.pick("token_type", "bearer"), oneOf("bearer", "Bearer", "BEARER")),
        optional("expires_in", chance.oneIn(3) ? Numbers::whole : Schema::expiry),
        optional("refresh_token", Schema::opaque),
        optional("scope", word("", "read", "read write", "droplet:read\timage:read")),
        optional(
            "info",
            object(
                    optional("name", text),
                    optional("email", text),
                    optional("uuid", text),
                    optional("team_uuid", text),
                    optional("team_name", text))
                .orNull()));
  }

  /** One of the words that are listed or, as the list may grow, another. */
  private Shape word(String... listed) {
    Shape word = oneOf(listed);
    return chance -> (chance.oneIn(10) ? text : word).draw(chance);
  }

  /** Opaque: any visible characters of ASCII (RFC 6749 appendix A.12). */
  private static Json opaque(Chance chance) {
    StringBuilder token = new StringBuilder(chance.pick("doo_v1_", "dor_v1_", ""));
    for (long length = chance.between(20, chance.pick(64, 64, 2_000)); length > 0; length--) {
      token.append((char) chance.between('!', '~'));
    }
    return new Json.Text(token.toString());
  }

  private static Json expiry(Chance chance) {
    return new Json.Bare(chance.pick("2592000", "3600", "2592000.0"));
  }

  /** What is in {@code links}: the schema names pages, and allows anything besides. */
  private Json pages(Chance chance) {
    if (chance.oneIn(10)) {
      return Shape.anything(chance, 2);
    }
    return object(
            optional("first", text),
            optional("prev", text),
            optional("next", text),
            optional("last", text))
        .draw(chance);
  }

  private Shape droplet(Shape id) {
    return object(
        required("id", id),
        required("name", text),
        required("memory", chance -> Numbers.eights(chance, Long.MIN_VALUE)),
        required("vcpus", Numbers::whole),
        required("disk", Numbers::whole),
        optional("disk_info", disks()),
        required("locked", flag()),
        required("status", word("new", "active", "off", "archive")),
        optional(
            "kernel",
            object(
                    optional("id", Numbers::whole),
                    optional("name", text),
                    optional("version", text))
                .orNull()),
        required("created_at", Moments::draw),
        required("features", array(text, MOST)),
        optional("backup_ids", array(Numbers::whole, MOST)),
        required(
            "next_backup_window",
            object(optional("start", Moments::draw), optional("end", Moments::draw)).orNull()),
        optional("snapshot_ids", array(Numbers::whole, MOST)),
        optional("image", image()),
        optional("volume_ids", array(text, MOST)),
        required("size", size()),
        required("size_slug", text),
        required(
            "networks",
            object(optional("v4", array(ipv4(), MOST)), optional("v6", array(ipv6(), MOST)))),
        required(
            "region",
            object(
                required("name", text),
                required("slug", text),
                required("features", array(text, MOST)),
                required("available", flag()),
                required("sizes", array(text, MOST)))),
        optional("tags", array(text, MOST)),
        optional("vpc_uuid", text),
        optional("gpu_info", gpu()));
  }

  private Shape disks() {
    return array(
        object(optional("type", word("local", "boot", "scratch")), optional("size", capacity())),
        MOST);
  }

  private Shape capacity() {
    return object(optional("amount", Numbers::whole), optional("unit", text));
  }

  private Shape gpu() {
    return object(
        optional("count", Numbers::whole), optional("model", text), optional("vram", capacity()));
  }

  private Shape size() {
    return object(
        required("slug", text),
        required("memory", chance -> Numbers.eights(chance, 8)),
        required("vcpus", Numbers::whole),
        required("disk", Numbers::whole),
        required("transfer", Numbers::fraction),
        required("price_monthly", Numbers::fraction),
        required("price_hourly", Numbers::fraction),
        required("regions", array(text, MOST)),
        required("available", flag()),
        required("description", text),
        optional("disk_info", disks()),
        optional("gpu_info", gpu()));
  }

  private Shape image() {
    return object(
        optional("id", Numbers::whole),
        optional("name", text),
        optional("type", word("base", "snapshot", "backup", "custom", "admin")),
        optional("distribution", word("Arch Linux", "Debian", "Ubuntu", "Unknown")),
        optional("slug", text.orNull()),
        optional("public", flag()),
        optional("regions", array(word("ams1", "nyc3", "syd1"), MOST)),
        optional("created_at", Moments::draw),
        optional("min_disk_size", ((Shape) Numbers::notNegative).orNull()),
        optional("size_gigabytes", ((Shape) Numbers::fraction).orNull()),
        optional("description", text),
        optional("tags", array(text, MOST).orNull()),
        optional("status", word("NEW", "available", "pending", "deleted", "retired")),
        optional("error_message", text));
  }

  private Shape ipv4() {
    return object(
        optional("ip_address", oneOf("198.51.100.7", "10.110.0.2", "0.0.0.0", "255.255.255.255")),
        optional("netmask", oneOf("255.255.240.0", "0.0.0.0")),
        optional("gateway", word("198.51.100.1", "", "nil", "<nil>")),
        optional("type", word("public", "private")));
  }

  private Shape ipv6() {
    return object(
        optional("ip_address", oneOf("2001:db8::1", "::", "::ffff:198.51.100.7", "FE80::A")),
        optional("netmask", Numbers::whole),
        optional("gateway", oneOf("2001:db8::", "::1")),
        optional("type", word("public")));
  }
}
