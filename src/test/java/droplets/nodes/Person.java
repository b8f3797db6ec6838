package droplets.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.servers.WebClient;
import droplets.servers.WebPage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A person at a browser, who connects again and again under another name of a grant. */
final class Person {
  private final String name;
  private final WebClient browser;
  private int signIns;
  private String callback;

  Person(String name, WebClient browser) {
    this.name = name;
    this.browser = browser;
  }

  /** The grant of the last sign-in. */
  String grant() {
    return name + "-" + signIns;
  }

  /** The key of this person's row, from the cookie. */
  String rowKey() {
    byte[] handle = browser.cookie("droplets").orElseThrow().getBytes(StandardCharsets.US_ASCII);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(handle));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  WebClient browser() {
    return browser;
  }

  /** Connects, at whatever nodes the requests come to. */
  void signIn() {
    WebPage answer = tryToSignIn();
    assertEquals(303, answer.status(), answer::toString);
    assertEquals("/droplets", answer.header("Location"));
  }

  /** Connects; the callback's answer. */
  WebPage tryToSignIn() {
    signIns++;
    WebPage begun = browser.get("/connect", WebClient.navigation("same-origin"));
    assertEquals(302, begun.status(), begun::toString);
    String state = begun.header("Location").replaceFirst(".*[?&]state=([^&]+).*", "$1");
    callback = "/digitalocean?code=" + grant() + "&state=" + state;
    return browser.get(callback, WebClient.navigation("cross-site"));
  }

  /** Reloads the last callback, at a certain node. */
  WebPage reloadCallback(String node) {
    return browser.get(node + callback, WebClient.navigation("cross-site"));
  }

  WebPage droplets() {
    return droplets("");
  }

  /** Asks for the Droplets, of a certain node. */
  WebPage droplets(String node) {
    return browser.get(node + "/droplets", WebClient.navigation("same-origin"));
  }
}
