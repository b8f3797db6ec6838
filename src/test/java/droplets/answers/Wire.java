package droplets.answers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * What is sent for one request, byte for byte.
 *
 * @param hangsUp whether that ends the connection
 */
public record Wire(byte[] bytes, boolean hangsUp) {
  /** A whole answer in JSON that leaves the connection open. */
  public static Wire json(String json) {
    return whole(200, List.of("Content-Type: application/json"), json.getBytes(UTF_8));
  }

  /** A list of one Droplet. */
  public static Wire listOf(String name) {
    return json(
        "{\"droplets\":[{\"id\":1,\"name\":\""
            + name
            + "\"}],\"links\":{},\"meta\":{\"total\":1}}");
  }

  /** A list without Droplets. */
  public static Wire emptyList() {
    return json("{\"droplets\":[],\"links\":{},\"meta\":{\"total\":0}}");
  }

  static Wire whole(int status, List<String> headers, byte[] body) {
    return head(status, headers, "Content-Length: " + body.length).then(body);
  }

  static Wire chunked(int status, List<String> headers, byte[] body, int longest) {
    Wire wire = head(status, headers, "Transfer-Encoding: chunked");
    for (int at = 0; at < body.length; at += longest) {
      int length = Math.min(longest, body.length - at);
      wire =
          wire.then(Integer.toHexString(length) + "\r\n")
              .then(Arrays.copyOfRange(body, at, at + length))
              .then("\r\n");
    }
    return wire.then("0\r\n\r\n");
  }

  static Wire untilTheEnd(int status, List<String> headers, byte[] body) {
    return head(status, headers, "Connection: close").then(body).andHangUp();
  }

  static Wire head(int status, List<String> headers, String framing) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    return new Wire(new byte[0], false).then(head + framing + "\r\n\r\n");
  }

  Wire then(String more) {
    return then(more.getBytes(ISO_8859_1));
  }

  Wire then(byte[] more) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.writeBytes(more);
    return new Wire(all.toByteArray(), hangsUp);
  }

  Wire andHangUp() {
    return new Wire(bytes, true);
  }
}
