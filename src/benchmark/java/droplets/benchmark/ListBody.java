package droplets.benchmark;

import java.nio.charset.StandardCharsets;

/** The body of DigitalOcean's answer, for what is measured without a server. */
public final class ListBody {

  private ListBody() {}

  /** The first page of so many Droplets. */
  public static byte[] of(int droplets) {
    return RecordedAnswers.body(droplets, 1).getBytes(StandardCharsets.UTF_8);
  }
}
