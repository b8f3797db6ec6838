package droplets.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** People who never connect cost no memory that grows with their requests. */
class MemoryIT {
  private static final String SMALL_HEAP =
      "-Xmx64m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

  private static final int THREADS = 2;
  private static final int BATCHES_OF_A_THREAD = 500;

  /** As many requests as Tomcat answers on one connection before it closes it. */
  private static final int BATCH = 100;

  private static final Pattern STATE = Pattern.compile("(?m)^Location: .*[?&]state=([\\w-]+)");
  private static final Pattern PENDING =
      Pattern.compile("(?m)^Set-Cookie: (droplets-signin-[^;]+)");
  private static final Pattern MESSAGE =
      Pattern.compile("(?m)^Set-Cookie: droplets-message=(\\w+)");

  /** A heap that is nearly full makes everything slow long before it is an error. */
  @Test
  @Timeout(300)
  void aHundredThousandSignInsAndAsManyDenialsFitIntoASmallHeap() {
    try (Installation site =
        new Installation(ServerKind.TOMCAT_11, "").setting("JDK_JAVA_OPTIONS", SMALL_HEAP)) {
      site.start();
      Visitor connected = site.visitorOf(Team.BIG_FLEET);

      List<Background<Boolean>> crowd =
          Background.begin(
              THREADS,
              () -> {
                for (int i = 0; i < BATCHES_OF_A_THREAD; i++) {
                  comeAndGo(site, i % 2 == 0);
                }
                return true;
              });
      int page = 0;
      while (!crowd.stream().allMatch(Background::isDone)) {
        page = page % 20 + 1;
        assertEquals(200, connected.open("/droplets?page=" + page).status());
      }
      crowd.forEach(Background::result);

      assertTrue(connected.isConnected());
    }
  }

  /**
   * People follow the link and deny.
   *
   * @param hasCookies whether their browsers bring the cookies of the sign-ins back
   */
  private static void comeAndGo(Installation site, boolean hasCookies) {
    List<String> denials = new ArrayList<>();
    for (String answer : answers(site, Collections.nCopies(BATCH, "/connect HTTP/1.1"))) {
      assertTrue(answer.startsWith("302"), answer);
      String cookie = hasCookies ? "\r\nCookie: " + found(PENDING, answer) : "";
      denials.add(
          "/digitalocean?error=access_denied&state=" + found(STATE, answer) + " HTTP/1.1" + cookie);
    }
    for (String answer : answers(site, denials)) {
      assertTrue(answer.startsWith("303"), answer);
      assertTrue(answer.contains("\r\nLocation: /\r\n"), answer);
      assertEquals(hasCookies ? "denied" : "state_unknown", found(MESSAGE, answer));
    }
  }

  /**
   * Sends requests on one connection, all before the first answer. No answer has a body.
   *
   * @param requests each from its address to its last header but Host
   */
  private static List<String> answers(Installation site, List<String> requests) {
    URI base = URI.create(site.baseUrl());
    String end = "\r\nHost: " + base.getAuthority() + "\r\n\r\n";
    String sent = requests.stream().map(request -> "GET " + request + end).collect(joining());
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(sent.getBytes(ISO_8859_1));
      String received = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      List<String> answers = List.of(received.substring(9).split("HTTP/1.1 "));
      assertEquals(requests.size(), answers.size());
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String found(Pattern pattern, String answer) {
    Matcher matcher = pattern.matcher(answer);
    assertTrue(matcher.find(), answer);
    return matcher.group(1);
  }
}
