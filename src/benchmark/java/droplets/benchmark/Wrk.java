package droplets.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes load with wrk: so many people, each of whom waits for a page before asking for the next.
 * Requests go round the cookies of the people who are connected.
 */
final class Wrk {

  private static final String SCRIPT =
      """
      local threads = 0
      function setup(thread)
        thread:set("id", threads)
        threads = threads + 1
      end
      function init(args)
        requests = {}
        next_one = id
        for line in io.lines(args[1]) do
          local headers = {}
          if line ~= "" then headers["Cookie"] = line end
          requests[#requests + 1] = wrk.format("GET", nil, headers)
        end
        local people = tonumber(args[2])
        local step = tonumber(args[3]) / people
        if step > 0 then
          local came = 0
          function delay()
            came = came + 1
            return came <= people and came * step or 0
          end
        end
      end
      function request()
        next_one = next_one + 2
        return requests[next_one % #requests + 1]
      end
      function done(summary, latency, requests)
        local e = summary.errors
        io.write(string.format("measured %d %d %d %d %d %d %d\\n", summary.requests,
          summary.duration, summary.bytes, e.connect + e.read + e.write + e.timeout + e.status,
          latency:percentile(50), latency:percentile(99), latency.max))
      end
      """;

  private final Path directory;

  Wrk(Path directory) throws IOException {
    this.directory = directory;
    Files.writeString(directory.resolve("load.lua"), SCRIPT);
  }

  /**
   * A run's outcome.
   *
   * @param bytes the bytes of all answers
   * @param errors the requests that failed or were answered with an error
   * @param medianMicros the median of the latency
   * @param p99Micros its 99th percentile
   */
  record Load(
      long requests, Duration took, long bytes, long errors, long medianMicros, long p99Micros) {

    double perSecond() {
      return requests / (took.toNanos() / 1e9);
    }
  }

  /** Says how to install wrk where it is missing. */
  static void check() throws IOException, InterruptedException {
    try {
      new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new IOException("the benchmark needs wrk (Debian, Ubuntu: apt-get install wrk)", e);
    }
  }

  /**
   * Makes load for a while.
   *
   * @param cookies those of each person; one empty text for people without any
   */
  Load run(String url, List<String> cookies, int people, Duration length)
      throws IOException, InterruptedException {
    return run(url, cookies, people, Duration.ZERO, length);
  }

  /**
   * Makes load for a while.
   *
   * @param cookies those of each person; one empty text for people without any
   * @param arrival the time over which people come, one after another
   */
  Load run(String url, List<String> cookies, int people, Duration arrival, Duration length)
      throws IOException, InterruptedException {
    int threads = people > 1 ? 2 : 1;
    Path file = Files.createTempFile(directory, "cookies", ".txt");
    Files.write(file, cookies);
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            "wrk",
            "-t" + threads,
            "-c" + people,
            "-d" + length.toSeconds() + "s",
            "--timeout=60s",
            "-s",
            directory.resolve("load.lua").toString(),
            url,
            "--",
            file.toString(),
            Integer.toString(people / threads),
            Long.toString(arrival.toMillis())));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.delete(file);
    String[] words =
        output
            .lines()
            .filter(line -> line.startsWith("measured "))
            .findFirst()
            .orElseThrow(() -> new IOException("wrk measured nothing: " + output))
            .split(" ");
    return new Load(
        Long.parseLong(words[1]),
        Duration.ofNanos(Long.parseLong(words[2]) * 1000),
        Long.parseLong(words[3]),
        Long.parseLong(words[4]),
        Long.parseLong(words[5]),
        Long.parseLong(words[6]));
  }
}
