package droplets.answers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * An answer that DigitalOcean's schema allows.
 *
 * @param says what it says
 * @param body that as JSON
 * @param isPlain whether a page can show all its texts as they are
 */
public record Allowed(Json.Members says, byte[] body, boolean isPlain) {

  /** A list of so many Droplets, each with a number of its own. */
  public static Allowed list(Chance chance, int count) {
    Shape total = chance.oneIn(2) ? Numbers::whole : any -> new Json.Bare(Integer.toString(count));
    return draw(chance, schema -> schema.list(chance, count, Numbers::id, total));
  }

  /** A list of so many Droplets whose numbers can be any. */
  public static Allowed listOfAnyIds(Chance chance, int count) {
    return draw(chance, schema -> schema.list(chance, count, Numbers::whole, Numbers::whole));
  }

  /** One Droplet. */
  public static Allowed droplet(Chance chance) {
    return draw(chance, schema -> schema.one(chance, Numbers::id));
  }

  /** An account. */
  public static Allowed account(Chance chance) {
    return draw(chance, schema -> schema.account(chance));
  }

  /** A token. */
  public static Allowed token(Chance chance) {
    return draw(chance, schema -> schema.token(chance));
  }

  private interface Drawing {
    Json.Members by(Schema schema);
  }

  private static Allowed draw(Chance chance, Drawing drawing) {
    Texts texts = chance.pick(Texts.values());
    Json.Members says = drawing.by(new Schema(texts));
    return new Allowed(says, JsonWriter.write(chance, says), texts == Texts.PLAIN);
  }

  /** Whether a list is whole: its total is that of its Droplets, and no page follows. */
  public boolean isWhole() {
    return says.object("meta").written("total").equals("" + says.objects("droplets").size())
        && says.object("links").object("pages").text("next").isEmpty();
  }

  /** That, sent in one of the ways that HTTP has for it. */
  public Wire wire(Chance chance) {
    List<String> headers = new ArrayList<>(Headers.draw(chance));
    String encoding = chance.pick("", "", "identity", "gzip", "x-gzip", "GZIP");
    if (!encoding.isEmpty()) {
      headers.add("Content-Encoding: " + encoding);
    }
    byte[] sent = encoding.matches("(?i)(x-)?gzip") ? zipped(body) : body;
    return switch (chance.below(4)) {
      case 0 -> Wire.chunked(200, headers, sent, 1 + sent.length / (1 + chance.below(20)));
      case 1 -> Wire.untilTheEnd(200, headers, sent);
      default -> Wire.whole(200, headers, sent);
    };
  }

  static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }
}
