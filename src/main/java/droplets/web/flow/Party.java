package droplets.web.flow;

import java.util.Locale;

/** The three parties of the flow, each with a lane in its picture. */
public enum Party {
  /** The browser of the person. */
  BROWSER("Browser"),
  /** This application. */
  APPLICATION("This application"),
  /** DigitalOcean: its authorization server and its API. */
  DIGITALOCEAN("DigitalOcean");

  private final String title;

  Party(String title) {
    this.title = title;
  }

  /** The name at the beginning of a sentence. */
  public String title() {
    return title;
  }

  /** The name within a sentence. */
  String withinSentence() {
    return this == DIGITALOCEAN ? title : title.toLowerCase(Locale.ROOT);
  }
}
