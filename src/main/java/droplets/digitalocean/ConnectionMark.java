package droplets.digitalocean;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * What the JDK recognises a kept connection by. It uses a connection again only with the
 * Authenticator that it was made with, and closes it if it meets another. Over https it also looks
 * for a connection that was made with the same factory of sockets. So there each call finds the
 * connection of its own mark, however many calls there are at once.
 */
final class ConnectionMark extends SSLSocketFactory {

  private final Authenticator authenticator = new Authenticator() {};
  private final String host;
  private final Supplier<SSLSocketFactory> sockets;
  private final CallThreads threads;

  /**
   * Makes a mark that no connection has.
   *
   * @param host the host that its connections go to
   * @param sockets gives the factory that makes the sockets
   * @param threads looks the host up before a connection is made
   */
  ConnectionMark(String host, Supplier<SSLSocketFactory> sockets, CallThreads threads) {
    this.host = host;
    this.sockets = sockets;
    this.threads = threads;
  }

  String host() {
    return host;
  }

  /** It answers nothing; the JVM's default one would answer a 401 up to twenty times. */
  Authenticator authenticator() {
    return authenticator;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return sockets.get().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return sockets.get().getSupportedCipherSuites();
  }

  /** The JDK asks for a socket only if no connection is kept, and then looks the host up. */
  @Override
  public Socket createSocket() throws IOException {
    lookUp();
    return sockets.get().createSocket();
  }

  /** The JDK keeps the address for its own look-up, which nothing ends. */
  private void lookUp() throws IOException {
    try {
      threads.doUninterruptible(() -> InetAddress.getByName(host));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (IOException) new UnknownHostException(host).initCause(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("given up");
    }
  }

  @Override
  public Socket createSocket(Socket below, String host, int port, boolean closesBelow)
      throws IOException {
    return sockets.get().createSocket(below, host, port, closesBelow);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets.get().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return sockets.get().createSocket(host, port, from, fromPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets.get().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return sockets.get().createSocket(host, port, from, fromPort);
  }
}
