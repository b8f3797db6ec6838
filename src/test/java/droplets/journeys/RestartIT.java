package droplets.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.sandbox.RequestKind;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import droplets.servers.WebPage;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server is restarted while people are connected, or on their way. */
class RestartIT {
  @ParameterizedTest
  @EnumSource(names = {"TOMCAT_11", "TOMCAT_10_1"})
  void connectionsPendingAttemptsAndRecordsSurvive(ServerKind kind) {
    try (Installation site = installation(kind).start()) {
      Visitor connected = site.visitorOf(Team.ACME);
      Visitor onTheWay = site.visitor();
      onTheWay.open("/droplets?per_page=3");
      String callback = onTheWay.approve(onTheWay.connect(), Team.ACME);
      Visitor afterwards = site.visitor();
      String used = afterwards.approve(afterwards.connect(), Team.EMPTY);
      afterwards.follow(afterwards.arrive(used));

      site.server().restart();
      Calls calls = site.calls();

      assertEquals(40, Visitor.names(connected.open("/droplets")).size());
      assertEquals(0, calls.count(RequestKind.REFRESH));
      assertEquals(
          "Authorization request",
          connected.open("/flow").document().select(".flow h2").first().text());
      WebPage back = onTheWay.arrive(callback);
      assertEquals("/droplets?per_page=3", back.header("Location"));
      assertEquals(3, Visitor.names(onTheWay.follow(back)).size());
      assertEquals("/droplets", afterwards.arrive(used).header("Location"), "a reload");

      connected.access().expireToken();
      assertEquals(200, connected.open("/droplets").status());
      assertEquals(1, calls.count(RequestKind.REFRESH));
      WebPage index = connected.follow(connected.disconnect(connected.open("/")));
      assertEquals(MessageTitle.DISCONNECTED, Visitor.message(index));
    }
  }

  /** With a key of its own the application opens after a restart what it sealed before. */
  private static Installation installation(ServerKind kind) {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    return new Installation(kind, "").setting("DIGITAL_OCEAN_SESSION_KEY", key);
  }
}
