package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionMarksTest {

  private static final URI API = URI.create("https://api.example.com/v2");
  private static final URI OAUTH = URI.create("https://cloud.example.com/v1/oauth");

  /** No resolver asks anybody for a name with a part of more than 63 characters. */
  private static final URI NOWHERE = URI.create("https://" + "x".repeat(64) + "/");

  private final CallThreads threads = new CallThreads();
  private final ConnectionMarks marks =
      new ConnectionMarks(() -> (SSLSocketFactory) SSLSocketFactory.getDefault(), threads);

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void aMarkIsTakenAgainForItsHostAlone() {
    ConnectionMark ofApi = marks.take(API);
    marks.putBack(ofApi);

    assertNotSame(ofApi, marks.take(OAUTH));
    assertSame(ofApi, marks.take(URI.create("https://API.example.com/v2/droplets")));
    assertNotSame(ofApi, marks.take(API), "a call under way has it");
  }

  @Test
  void theMarkOfHttpIsSharedUntilItIsDropped() {
    URI http = URI.create("http://127.0.0.1/v2");
    ConnectionMark mark = marks.take(http);
    assertSame(mark, marks.take(http));

    marks.drop(mark);
    marks.putBack(mark);
    assertNotSame(mark, marks.take(http));
  }

  /** Otherwise the look-up of the JDK, which nothing ends, would be the first. */
  @Test
  void theHostIsLookedUpBeforeTheJdkDoesSo() throws IOException {
    HttpsURLConnection connection = (HttpsURLConnection) NOWHERE.toURL().openConnection();
    connection.setSSLSocketFactory(marks.take(NOWHERE));

    UnknownHostException e = assertThrows(UnknownHostException.class, connection::connect);

    assertTrue(e.getCause() instanceof UnknownHostException, "it comes from another exception");
  }
}
