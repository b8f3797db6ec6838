package droplets.answers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The ways in which an answer that the schema allows is spoilt. Where an answer ends before its
 * connection does, somebody else's whole answer lies behind it: it must reach nobody.
 */
public enum Damage {
  /** The text ends early, and the length agrees. */
  CUT_OFF {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      return senseless(Wire.whole(200, TYPE, cut(chance, allowed.body())).then(SOMEBODY_ELSES));
    }
  },

  /** The connection ends early. */
  BROKEN_OFF {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      byte[] whole = allowed.body();
      Wire head = Wire.head(200, TYPE, "Content-Length: " + whole.length);
      return senseless(head.then(cut(chance, whole)).andHangUp());
    }
  },

  /** The rest of the text lies where the next answer would begin. */
  LENGTH_TOO_SMALL {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      int length = cut(chance, allowed.body()).length;
      Wire head = Wire.head(200, TYPE, "Content-Length: " + length);
      return senseless(head.then(allowed.body()).then(SOMEBODY_ELSES));
    }
  },

  /** More is announced than comes. */
  LENGTH_TOO_GREAT {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      long length = allowed.body().length + chance.between(1, chance.pick(1L, 1L << 40));
      Wire head = Wire.head(200, TYPE, "Content-Length: " + length);
      return senseless(head.then(allowed.body()).andHangUp());
    }
  },

  /** The length is no number, or told in two ways. */
  LENGTH_UNREADABLE {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      String length =
          chance.pick("-1", "x", "", "1e3", "9223372036854775808", "0\r\nContent-Length: 100");
      Wire head = Wire.head(200, TYPE, "Content-Length: " + length);
      return tolerable(head.then(allowed.body()).andHangUp());
    }
  },

  /** The chunks are not what they say. */
  CHUNKS_BROKEN {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      Wire head = Wire.head(200, TYPE, "Transfer-Encoding: chunked");
      byte[] whole = allowed.body();
      String size = Integer.toHexString(whole.length);
      Wire wire =
          switch (chance.below(5)) {
            case 0 -> head.then(size + "\r\n").then(whole);
            case 1 -> head.then(size + "\r\n").then(whole).then("\r\n");
            case 2 -> head.then("f" + size + "\r\n").then(whole).then("\r\n0\r\n\r\n");
            case 3 -> head.then("-1\r\n").then(whole).then("\r\n0\r\n\r\n");
            default -> head.then(chance.pick("", "xyz", "80000000", "ffffffffffffffff") + "\r\n");
          };
      return senseless(wire.andHangUp());
    }
  },

  /** One byte is another. */
  BYTE_CHANGED {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      byte[] body = allowed.body().clone();
      body[chance.below(body.length)] = (byte) chance.between(Byte.MIN_VALUE, Byte.MAX_VALUE);
      return tolerable(Wire.whole(200, TYPE, body));
    }
  },

  /** Something somewhere has another type. */
  WRONG_TYPE {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      Json wrong = WrongType.somewhere(chance, allowed.says());
      return tolerable(Wire.whole(200, TYPE, JsonWriter.write(chance, wrong)));
    }
  },

  /** All is told twice. */
  TWICE {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      String body = new String(allowed.body(), UTF_8).strip();
      String members = body.replaceFirst("^\uFEFF?\\s*\\{", "").replaceFirst("}$", "");
      Wire inOne = Wire.whole(200, TYPE, ("{" + members + "," + members + "}").getBytes(UTF_8));
      Wire inTwo = Wire.whole(200, TYPE, (body + body.replace("\uFEFF", "")).getBytes(UTF_8));
      return chance.oneIn(2) ? tolerable(inOne) : senseless(inTwo);
    }
  },

  /** No JSON, or JSON that says nothing. */
  ANOTHER_TEXT {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      String text =
          chance.pick(
              "",
              " ",
              "\uFEFF",
              "{",
              "{}",
              "[]",
              "[{}]",
              "null",
              "true",
              "0",
              "\"text\"",
              "\0",
              "{\"droplets\":null,\"droplet\":null,\"account\":null,\"access_token\":null}",
              "{\"droplets\":{},\"droplet\":[],\"account\":[],\"access_token\":1}",
              "{\"droplets\":[null],\"droplet\":0,\"account\":\"\",\"access_token\":\"\"}",
              "{'droplets':[]}",
              "{\"droplets\":[],}",
              "{\"droplets\":NaN}",
              "<!DOCTYPE html><title>Just a moment...</title><p>is checking your browser",
              "<?xml version=\"1.0\"?><droplets/>",
              "error code: 1020");
      return senseless(Wire.whole(200, TYPE, text.getBytes(UTF_8)));
    }
  },

  /** Something that nobody reads has no bottom. */
  TOO_DEEP {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      int depth = (int) chance.between(100, chance.pick(1_000, 100_000));
      String deep = chance.pick("[", "{\"a\":").repeat(depth);
      Wire cut = Wire.whole(200, TYPE, ("{\"deep\":" + deep).getBytes(UTF_8));
      if (chance.oneIn(2)) {
        return senseless(cut);
      }
      byte[] body = new String(allowed.body(), UTF_8).strip().getBytes(UTF_8);
      byte[] opened = Arrays.copyOf(body, body.length - 1);
      String member = ",\"deep\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
      return tolerable(Wire.whole(200, TYPE, joined(opened, member.getBytes(UTF_8))));
    }
  },

  /** Far more than anybody has. */
  TOO_MUCH {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      if (chance.oneIn(4)) {
        String much = "{\"unknown\":\"" + "m".repeat(9 << 20) + "\",";
        String rest = new String(allowed.body(), UTF_8).strip().replaceFirst("^\uFEFF?\\s*\\{", "");
        byte[] body = (much + rest).getBytes(UTF_8);
        return senseless(
            chance.oneIn(2)
                ? Wire.whole(200, TYPE, body)
                : Wire.whole(200, ZIPPED, Allowed.zipped(body)));
      }
      String tags = "\"a\",".repeat((int) chance.between(1_000, 20_000));
      String droplet = "{\"id\":1,\"name\":\"much\",\"tags\":[" + tags + "\"a\"]}";
      String body = "{\"droplets\":[" + droplet + "],\"droplet\":" + droplet + "}";
      return tolerable(Wire.whole(200, TYPE, body.getBytes(UTF_8)));
    }
  },

  /** It is said to be zipped, and is not, or not whole; or it is packed as nobody asked for. */
  ZIP_BROKEN {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      byte[] zipped = Allowed.zipped(allowed.body());
      return switch (chance.below(4)) {
        case 0 -> senseless(Wire.whole(200, ZIPPED, allowed.body()));
        case 1 -> senseless(Wire.whole(200, ZIPPED, cut(chance, zipped)).then(SOMEBODY_ELSES));
        case 2 -> {
          zipped[chance.below(zipped.length)] ^= (byte) (1 << chance.below(8));
          yield tolerable(Wire.whole(200, ZIPPED, zipped));
        }
        default -> senseless(Wire.whole(200, List.of("Content-Encoding: br"), zipped));
      };
    }
  },

  /** No answer of HTTP's. */
  NO_HTTP {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      Wire nothing = new Wire(new byte[0], true);
      return senseless(
          nothing.then(
              chance.pick(
                  "",
                  "\r\n\r\n",
                  "HTTP/1.1",
                  "HTTP/1.1 200 OK",
                  "HTTP/1.1 200 OK\r\nContent-Ty",
                  "HTTP/1.1 OK\r\n\r\n",
                  "SSH-2.0-OpenSSH_9.2\r\n",
                  "{\"droplets\":[]}",
                  "\0\0\0\0\0\0\0\0\0\0\0\0")));
    }
  },

  /** There are headers that are none. */
  HEADERS_BROKEN {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      String line =
          chance.pick(
              "no colon",
              ": no name",
              " folded",
              "X-\u00E9: \u00FF",
              "X: a\0b",
              "X: a\rY: b",
              "\t");
      return tolerable(Wire.whole(200, List.of(TYPE.get(0), line), allowed.body()).andHangUp());
    }
  },

  /** The status is that of no answer, and somebody else's answer follows. */
  NO_ANSWER {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      int status = chance.pick(201, 202, 203, 206, 226, 300, 301, 302, 303, 307, 308, 399);
      List<String> headers = List.of(TYPE.get(0), "Location: /v2/droplets");
      if (chance.oneIn(3)) {
        int empty = chance.pick(204, 304);
        return senseless(empty, Wire.head(empty, headers, "X-Empty: yes").then(SOMEBODY_ELSES));
      }
      return senseless(status, Wire.whole(status, headers, allowed.body()).then(SOMEBODY_ELSES));
    }
  },

  /** The status is that of an error, whatever the body is. */
  ERROR {
    @Override
    Damaged apply(Chance chance, Allowed allowed) {
      int status =
          chance.oneIn(2)
              ? chance.pick(403, 404, 429, 503)
              : chance.pick(
                  400, 402, 405, 408, 409, 410, 412, 413, 422, 423, 451, 499, 500, 501, 502, 504,
                  507, 520, 524, 599, 600, 999);
      List<String> headers = List.of(TYPE.get(0), Headers.wait(chance), "RateLimit-Reset: 9");
      return switch (chance.below(4)) {
        case 0 -> of(status, headers, new String(allowed.body(), UTF_8), Set.of(403, 502));
        case 1 -> of(status, headers, "<html><h1>Blocked", Set.of(502));
        case 2 -> of(status, headers, "", Set.of(502));
        default -> of(status, headers, "{\"id\":\"an_error\",\"message\":\"A\"}", Set.of(403));
      };
    }

    private Damaged of(int status, List<String> headers, String body, Set<Integer> forbidden) {
      Set<Integer> pages =
          switch (status) {
            // Only DigitalOcean's own error tells of a missing scope.
            case 403 -> forbidden;
            // A list is always there; a Droplet may not be.
            case 404 -> Set.of(404, 502);
            case 429 -> Set.of(429);
            default -> Set.of(502);
          };
      Wire wire = Wire.whole(status, headers, body.getBytes(UTF_8));
      return new Damaged(name() + " " + status, wire, pages, true);
    }
  };

  /** The name of the Droplet in an answer that is meant for nobody. */
  public static final String SOMEBODY_ELSES_DROPLET = "somebody-elses";

  private static final byte[] SOMEBODY_ELSES = Wire.listOf(SOMEBODY_ELSES_DROPLET).bytes();
  private static final List<String> TYPE = List.of("Content-Type: application/json");
  private static final List<String> ZIPPED = List.of(TYPE.get(0), "Content-Encoding: gzip");

  abstract Damaged apply(Chance chance, Allowed allowed);

  /** Spoils an answer in one of these ways. */
  public static Damaged any(Chance chance, Allowed allowed) {
    return chance.pick(values()).apply(chance, allowed);
  }

  final Damaged senseless(Wire wire) {
    return Damaged.senseless(name(), wire);
  }

  final Damaged senseless(int status, Wire wire) {
    return Damaged.senseless(name() + " " + status, wire);
  }

  final Damaged tolerable(Wire wire) {
    return Damaged.tolerable(name(), wire);
  }

  /** The beginning, without the last thing that is no white space. */
  private static byte[] cut(Chance chance, byte[] whole) {
    int end = whole.length;
    while (whole[end - 1] <= ' ' && whole[end - 1] >= 0) {
      end--;
    }
    return Arrays.copyOf(whole, chance.below(end));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
