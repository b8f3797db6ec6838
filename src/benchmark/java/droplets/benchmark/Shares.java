package droplets.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Which part of the work takes which share of the CPU, by the samples of JDK Flight Recorder. */
final class Shares {

  /** A part of the work for a page. */
  enum Part {
    /** From the request to DigitalOcean to the last byte of its answer. */
    CALL,
    /** From the bytes of the answer to Droplets. */
    PARSE,
    /** From Droplets to the values that the view shows. */
    MODEL,
    /** From the values to HTML. */
    VIEW,
    /** The container, and what is done for each request whatever the page. */
    REST
  }

  private Shares() {}

  static void start(TomcatServer server) throws IOException, InterruptedException {
    jcmd(server, "JFR.start", "name=shares", "settings=profile");
  }

  /** Ends the recording. */
  static Map<Part, Double> stop(TomcatServer server, Path file)
      throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    jcmd(server, "JFR.stop", "name=shares", "filename=" + file.toAbsolutePath());
    Map<Part, Integer> counts = new EnumMap<>(Part.class);
    int all = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          counts.merge(part(event.getStackTrace().getFrames()), 1, Integer::sum);
          all++;
        }
      }
    }
    Map<Part, Double> shares = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      shares.put(part, counts.getOrDefault(part, 0) / (double) Math.max(1, all));
    }
    return shares;
  }

  /** The part that the innermost telling frame belongs to. */
  private static Part part(List<RecordedFrame> frames) {
    for (RecordedFrame frame : frames) {
      String type = frame.getMethod().getType().getName();
      if (type.startsWith("sun.net.www.") || type.endsWith("digitalocean.Transport$OneCall")) {
        return Part.CALL;
      }
      if (startsWithAny(type, "org.eclipse.parsson.", "droplets.digitalocean.Json")) {
        return Part.PARSE;
      }
      if (startsWithAny(type, "org.apache.jsp.", "org.apache.el.", "org.apache.taglibs.")) {
        return Part.VIEW;
      }
      if (startsWithAny(type, "droplets.web.listing.") && !type.endsWith("Servlet")) {
        return Part.MODEL;
      }
      if (startsWithAny(type, "droplets.digitalocean.")) {
        return Part.CALL;
      }
    }
    return Part.REST;
  }

  private static boolean startsWithAny(String type, String... beginnings) {
    return Stream.of(beginnings).anyMatch(type::startsWith);
  }

  private static void jcmd(TomcatServer server, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Stream.concat(
                        Stream.of(server.jdk().command("jcmd"), Long.toString(server.pid())),
                        Stream.of(command))
                    .toList())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IOException("jcmd: " + output);
    }
  }
}
