package droplets.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Writes answers to connections, now or later. No thread waits meanwhile. */
record ReplySender(Executor workers, ScheduledExecutorService timer) {
  private static final int WORTH_COMPRESSING = 256;

  void sendWhen(CompletionStage<Void> released, HttpExchange exchange, Reply reply) {
    released.thenRun(() -> onWorker(() -> send(exchange, reply)));
  }

  void send(HttpExchange exchange, Reply reply) {
    if (reply.delay().isZero()) {
      write(exchange, reply);
      return;
    }
    timer.schedule(
        () -> onWorker(() -> write(exchange, reply)),
        reply.delay().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void onWorker(Runnable task) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      // The sandbox was closed meanwhile, and the connection with it.
    }
  }

  private static void write(HttpExchange exchange, Reply reply) {
    try {
      if (reply.delivery() != Reply.Delivery.DROPPED) {
        writeAnswer(exchange, reply);
      }
    } catch (IOException e) {
      // The caller has gone away. Its limits are shorter than the delay of some answers.
    } finally {
      // Also closes the connection if the body was not written to its end.
      exchange.close();
    }
  }

  private static void writeAnswer(HttpExchange exchange, Reply reply) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.getResponseHeaders().set("vary", "accept-encoding");
    byte[] body = reply.body();
    if (body.length >= WORTH_COMPRESSING && acceptsGzip(exchange)) {
      body = gzip(body);
      exchange.getResponseHeaders().set("content-encoding", "gzip");
    }
    if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), body.length);
    OutputStream out = exchange.getResponseBody();
    boolean whole = reply.delivery() == Reply.Delivery.WHOLE;
    out.write(body, 0, whole ? body.length : body.length / 2);
    out.flush();
  }

  private static boolean acceptsGzip(HttpExchange exchange) {
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    return accepted != null
        && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }
}
