package droplets.digitalocean;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.Socket;
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
  private final boolean isShared;
  private final Supplier<SSLSocketFactory> sockets;

  /**
   * Makes a mark that no connection has.
   *
   * @param isShared whether several calls at once may have it
   * @param sockets gives the factory that makes the sockets; asked over https only
   */
  ConnectionMark(boolean isShared, Supplier<SSLSocketFactory> sockets) {
    this.isShared = isShared;
    this.sockets = sockets;
  }

  boolean isShared() {
    return isShared;
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

  @Override
  public Socket createSocket() throws IOException {
    return sockets.get().createSocket();
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
