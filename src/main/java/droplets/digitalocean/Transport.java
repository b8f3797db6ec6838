package droplets.digitalocean;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;

/**
 * Sends requests. This is the only class that uses {@link HttpURLConnection}, and it turns off what
 * that class does unasked: redirects, cookies, repeated requests and authentication.
 *
 * <p>Each call has a limit, which {@link CallThreads} keeps: the JDK's time-outs begin again with
 * each read, and {@code disconnect()} waits for a thread that reads the body. A call that has been
 * given up ends at its next read at the latest.
 */
final class Transport implements AutoCloseable {

  /** The limit on an answer in bytes, both before and after unzipping. */
  static final int MAX_ANSWER_BYTES = 8 * 1024 * 1024;

  /** If more of a body than this is left unread, Java closes the connection by itself. */
  private static final int LONGEST_KEPT_BYTES = 512 * 1024;

  private final Limits limits;
  private final String userAgent;
  private final CallThreads threads = new CallThreads();
  private final ConnectionMarks marks =
      new ConnectionMarks(HttpsURLConnection::getDefaultSSLSocketFactory, threads);

  Transport(Limits limits, String userAgent) {
    this.limits = limits;
    this.userAgent = userAgent;
  }

  /** Reads an answer. If there is no body, the stream is empty. */
  interface AnswerReader<T> {
    T read(Answer answer, InputStream body) throws IOException, DigitalOceanException;
  }

  /**
   * Sends a request once and reads the answer.
   *
   * @throws UnreachableException if there is no connection, a limit ends the call or it is given up
   * @throws InvalidAnswerException if the answer ends early, is too long or is no HTTP, or the
   *     connection is closed without one
   * @throws DigitalOceanException if the reader throws it
   */
  <T> T send(Request request, AnswerReader<T> reader) throws DigitalOceanException {
    OneCall<T> call = new OneCall<>(request, reader);
    try {
      return threads.run(call.outcome, request.limit(), call::timeOut);
    } catch (RejectedExecutionException e) {
      throw new UnreachableException(request.name(), FailureReason.GIVEN_UP, false, e);
    } catch (CancellationException e) {
      throw call.giveUp(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw call.giveUp(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DigitalOceanException failed) {
        // On a virtual thread an interrupt ends the call itself: then there is no answer.
        boolean wasEnded = failed.status() == 0 && Thread.currentThread().isInterrupted();
        throw wasEnded ? call.giveUp(e) : failed;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** Returns threads for work that makes several calls. They refuse it after {@link #close}. */
  Executor threads() {
    return threads.workers();
  }

  /**
   * Gives up all calls under way: their callers go on at once. Then waits a moment for the threads
   * to end. Before Java 21 one that reads a body cannot be interrupted, and ends at its next read.
   */
  @Override
  public void close() {
    threads.close();
  }

  private HttpURLConnection open(Request request, ConnectionMark mark) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) openWithoutCookies(request);
    connection.setAuthenticator(mark.authenticator());
    if (connection instanceof HttpsURLConnection https) {
      https.setSSLSocketFactory(mark);
    }
    // The JDK would follow a redirect and send the access token and the form there too.
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) limits.connect().toMillis());
    connection.setReadTimeout((int) limits.read().toMillis());
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("Accept", "application/json");
    connection.setRequestProperty("Accept-Encoding", "gzip");
    connection.setRequestProperty("User-Agent", userAgent);
    if (!request.accessToken().isEmpty()) {
      connection.setRequestProperty("Authorization", "Bearer " + request.accessToken());
    }
    return connection;
  }

  /**
   * Makes a connection that sends no cookies. A connection takes the JVM's CookieHandler when it is
   * made, and would send one person's cookies with another person's call. A connection cannot
   * refuse the handler, so the handler is taken away for that moment. Other threads do not see
   * that, because the JDK guards the handler by the monitor that is held here.
   */
  private static URLConnection openWithoutCookies(Request request) throws IOException {
    synchronized (CookieHandler.class) {
      CookieHandler others = CookieHandler.getDefault();
      if (others == null) {
        return request.uri().toURL().openConnection();
      }
      CookieHandler.setDefault(null);
      try {
        return request.uri().toURL().openConnection();
      } finally {
        CookieHandler.setDefault(others);
      }
    }
  }

  /** An answer has more bytes than the limit. */
  private static final class TooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("more than " + MAX_ANSWER_BYTES + " bytes");
    }
  }

  /** How far a call has come. */
  private enum Progress {
    CONNECTING,
    SENT,
    GIVEN_UP
  }

  /** One call, from connecting to the last byte of the answer. */
  private final class OneCall<T> implements Callable<T> {

    private final Request request;
    private final AnswerReader<T> reader;
    private final ConnectionMark mark;
    private final FutureTask<T> outcome = new FutureTask<>(this);

    /** Null before the call has begun and after it has ended. */
    private volatile HttpURLConnection connection;

    private volatile FailureReason whyGivenUp = FailureReason.GIVEN_UP;
    private final AtomicReference<Progress> progress = new AtomicReference<>(Progress.CONNECTING);

    OneCall(Request request, AnswerReader<T> reader) {
      this.request = request;
      this.reader = reader;
      mark = marks.take(request.uri());
    }

    @Override
    public T call() throws DigitalOceanException {
      try {
        connection = open(request, mark);
        if (request.form().isEmpty()) {
          connection.connect();
          beginToSend();
        } else {
          post(request.body());
        }
        int status = connection.getResponseCode();
        if (status < 0) {
          throw invalid(Answer.NONE, FailureReason.NO_HTTP, null);
        }
        return read(new Answer(status, headers()));
      } catch (SocketTimeoutException e) {
        FailureReason limit = isSent() ? FailureReason.READ_TIMEOUT : FailureReason.CONNECT_TIMEOUT;
        throw new UnreachableException(request.name(), limit, isSent(), e);
      } catch (ConnectException e) {
        // Thrown also after sending: when a kept connection was closed and no new one could be
        // made.
        throw new UnreachableException(
            request.name(), FailureReason.CONNECTION_REFUSED, isSent(), e);
      } catch (IOException e) {
        throw isSent()
            ? invalid(Answer.NONE, isNoHttp(e) ? FailureReason.NO_HTTP : FailureReason.CLOSED, e)
            : new UnreachableException(request.name(), whyUnreachable(e), false, e);
      } finally {
        connection = null;
      }
    }

    /** Goes by the exception's text, because the JDK has no class for this. */
    private static boolean isNoHttp(IOException e) {
      return "Invalid Http response".equals(e.getMessage());
    }

    private static FailureReason whyUnreachable(IOException e) {
      if (e instanceof UnknownHostException) {
        return FailureReason.NAME_UNKNOWN;
      }
      return e instanceof SSLException ? FailureReason.TLS : FailureReason.NO_CONNECTION;
    }

    /**
     * Allows the call to be sent, unless its caller has given it up. The caller was then told that
     * nothing was sent, and may send the same refresh token again.
     *
     * @throws IOException if the call has been given up
     */
    private void beginToSend() throws IOException {
      if (isGivenUp() || !progress.compareAndSet(Progress.CONNECTING, Progress.SENT)) {
        connection.disconnect();
        throw new IOException("given up");
      }
    }

    /** An interrupt ends a wait, but no work: the call goes on from there. */
    private boolean isGivenUp() {
      return outcome.isCancelled() || Thread.currentThread().isInterrupted();
    }

    private boolean isSent() {
      return progress.get() != Progress.CONNECTING;
    }

    private void post(byte[] form) throws IOException {
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
      // Without this the JDK silently repeats a POST when the connection breaks.
      connection.setFixedLengthStreamingMode(form.length);
      connection.connect();
      beginToSend();
      try (OutputStream out = connection.getOutputStream()) {
        out.write(form);
      }
    }

    private T read(Answer answer) throws IOException, DigitalOceanException {
      InputStream stream = stream(answer.status());
      try {
        BoundedBody raw = new BoundedBody(stream);
        String encoding = answer.header("content-encoding").strip();
        boolean zipped = encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip");
        T result = reader.read(answer, zipped ? unzipped(answer.status(), raw) : raw);
        // As a rule nothing is left, for which transferTo would make a long buffer.
        if (raw.read() >= 0) {
          raw.transferTo(OutputStream.nullOutputStream());
        }
        // Java 17 reports no error for a body that is shorter than announced.
        if (raw.count < connection.getContentLengthLong()) {
          throw invalid(answer, FailureReason.CUT_OFF, null);
        }
        stream.close();
        marks.putBack(mark);
        return result;
      } catch (ApiException | OAuthException e) {
        // An error in DigitalOcean's own form is a good answer: the connection can be used again.
        if (e.isFromDigitalOcean()) {
          drain(stream);
          stream.close();
          marks.putBack(mark);
        } else {
          end(stream);
        }
        throw e;
      } catch (TooLongException e) {
        end(stream);
        throw invalid(answer, FailureReason.TOO_LONG, e);
      } catch (SocketTimeoutException e) {
        end(stream);
        throw e;
      } catch (IOException e) {
        end(stream);
        throw invalid(answer, FailureReason.CUT_OFF, e);
      } catch (DigitalOceanException | RuntimeException | Error e) {
        end(stream);
        throw e;
      }
    }

    /**
     * Ends the connection after an answer that was not whole and sensible. Late bytes on a kept
     * connection could be taken for the answer to another person's call. The rest of a short body
     * is read first: otherwise Java would read it later, on a thread of its own. If Java has kept
     * the connection meanwhile, nobody has its mark any more.
     */
    private void end(InputStream stream) {
      marks.drop(mark);
      drain(stream);
      connection.disconnect();
    }

    private void drain(InputStream stream) {
      try {
        stream.readNBytes(LONGEST_KEPT_BYTES);
      } catch (IOException e) {
        // The body broke off, so nothing is left to read.
      }
    }

    /** Takes them one by one, because the JDK's map of them has another order in some versions. */
    private Map<String, String> headers() {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      String value = connection.getHeaderField(0);
      for (int place = 0; value != null; value = connection.getHeaderField(++place)) {
        String name = connection.getHeaderFieldKey(place);
        if (name != null) { // The status line has none.
          headers.putIfAbsent(name, value);
        }
      }
      return headers;
    }

    /** Returns the body, also that of an error. The JDK withholds the body of a 401 to a POST. */
    private InputStream stream(int status) throws IOException {
      InputStream stream =
          status < HttpURLConnection.HTTP_BAD_REQUEST
              ? connection.getInputStream()
              : connection.getErrorStream();
      return stream == null ? InputStream.nullInputStream() : stream;
    }

    /**
     * Unzips a body. The body of an error may be withheld or no gzip at all; it then counts as
     * empty, because the status matters more.
     */
    private InputStream unzipped(int status, BoundedBody raw) throws IOException {
      try {
        return new BoundedBody(new GZIPInputStream(raw));
      } catch (EOFException | ZipException e) {
        if (status >= HttpURLConnection.HTTP_BAD_REQUEST || raw.count == 0) {
          return InputStream.nullInputStream();
        }
        throw e;
      }
    }

    private void timeOut() {
      whyGivenUp = FailureReason.CALL_TIMEOUT;
      outcome.cancel(true);
    }

    /** The caller goes on. If the call is still under way, on another thread, that is ended too. */
    private UnreachableException giveUp(Exception cause) {
      boolean wasSent = progress.getAndSet(Progress.GIVEN_UP) == Progress.SENT;
      HttpURLConnection open = connection;
      if (open != null) {
        // This ends a wait for the status line at once, but may itself wait for a read of a body.
        CallThreads.endUninterruptible(open::disconnect);
      }
      return new UnreachableException(request.name(), whyGivenUp, wasSent, cause);
    }

    private InvalidAnswerException invalid(Answer answer, FailureReason reason, Throwable cause) {
      return new InvalidAnswerException(
          request.name(), answer.status(), answer.requestId(), reason, cause);
    }

    /** A body that throws an exception if it is too long or the caller has given up. */
    private final class BoundedBody extends FilterInputStream {

      private long count;

      BoundedBody(InputStream in) {
        super(in);
      }

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        if (isGivenUp()) {
          throw new IOException("given up");
        }
        int read = super.read(buffer, offset, length);
        count += Math.max(read, 0);
        if (count > MAX_ANSWER_BYTES) {
          throw new TooLongException();
        }
        return read;
      }
    }
  }
}
