package droplets.benchmark;

import droplets.benchmark.Results.Measure;
import droplets.benchmark.Results.Subject;
import droplets.benchmark.Shares.Part;
import droplets.digitalocean.ParsingBenchmark;
import droplets.nodes.PostgreSql;
import droplets.servers.FreePort;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures the application, its floor and the same on Spring Boot, in turn and in several rounds.
 * Prints one table; {@code target/benchmark} has it as {@code benchmark.json}, and a plot.
 */
public final class Benchmark {

  private static final int VIEWS = 6;
  private static final int MANY_PEOPLE = 256;
  private static final int VERY_MANY_PEOPLE = Integer.getInteger("benchmark.people", 10_000);

  /**
   * What the JVM takes in a container of 2 GB. Each person who waits takes more than 100 KB: most
   * of it are Tomcat's buffers for a request, the rest those of a connection to DigitalOcean and
   * the stack of a thread.
   */
  private static final int HEAP_OF_VERY_MANY_MB = 1536;

  private static final Duration LONGEST_UNTIL_STEADY = Duration.ofSeconds(90);
  private static final Duration LONG_CALL = Duration.ofSeconds(10);

  private final boolean isShort = Boolean.getBoolean("benchmark.short");
  private final List<String> parts =
      Stream.of(System.getProperty("benchmark.parts", "").split(","))
          .filter(part -> !part.isEmpty())
          .toList();
  private final int rounds = isShort ? 2 : 5;
  private final Duration length = Duration.ofSeconds(isShort ? 2 : 4);
  private final Duration warmUp =
      Duration.ofSeconds(Integer.getInteger("benchmark.warmup", isShort ? 6 : 15));
  private final Path directory = Path.of("target", "benchmark").toAbsolutePath();
  private final Results results = new Results();
  private final Plot plot = new Plot("Page of 20 Droplets, each call to DigitalOcean takes 50 ms");
  private final Jdk jdk;
  private final StandInProcess standIn;
  private final Subjects.Wars wars;
  private final Subjects subjects;
  private final Wrk wrk;

  private Benchmark(Jdk jdk) throws IOException, InterruptedException {
    this.jdk = jdk;
    Files.createDirectories(directory);
    wars =
        new Subjects.Wars(
            Path.of("target", "droplets.war"),
            directory.resolve("floor.war"),
            Path.of(System.getProperty("benchmark.spring")),
            directory.resolve("empty.war"));
    WarFile.writeFloor(wars.floor());
    WarFile.writeEmpty(wars.empty(), VIEWS);
    wrk = new Wrk(directory);
    standIn = new StandInProcess(jdk);
    subjects = new Subjects(jdk, standIn, directory, wars);
  }

  /** Runs all of it. */
  public static void main(String[] arguments) throws Exception {
    Wrk.check();
    String home = System.getProperty("benchmark.jdk", "");
    Jdk jdk = Jdk.of(Path.of(home.isEmpty() ? System.getProperty("java.home") : home));
    Benchmark benchmark = new Benchmark(jdk);
    if (benchmark.isWanted("rows")) {
      PostgreSql.check();
    }
    try {
      benchmark.run();
    } finally {
      benchmark.report();
      benchmark.subjects.close();
      benchmark.standIn.close();
    }
  }

  private void run() throws Exception {
    if (isWanted("starts")) {
      starts();
    }
    subjects.start();
    for (ViewedPage page : ViewedPage.ALL) {
      subjects.keepForFloor(page);
      for (Subject subject : Subject.values()) {
        warmUp(subject, page);
      }
    }
    say("warm");
    if (isWanted("signins")) {
      signIns();
    }
    if (isWanted("views")) {
      views();
    }
    if (isWanted("shares")) {
      for (ViewedPage page : ViewedPage.ALL) {
        shares(page);
      }
    }
    if (isWanted("added")) {
      addedTime();
    }
    if (isWanted("many")) {
      manyPeople();
    }
    if (isWanted("latency")) {
      latencyAgainstLoad();
    }
    if (isWanted("download")) {
      download();
    }
    if (isWanted("held")) {
      heldForEachPerson();
    }
    if (isWanted("verymany") && jdk.hasVirtualThreads()) {
      veryManyPeople();
    }
    subjects.close();
    if (isWanted("rows")) {
      try (RowCost cost = new RowCost(jdk, standIn, wars.application(), wrk, results)) {
        cost.measure(rounds, length, warmUp);
      }
      say("rows measured");
    }
    if (isWanted("parsing")) {
      parsing();
    }
    sizes();
  }

  /** Whether a part is to be measured: {@code benchmark.parts} names some, or none for all. */
  private boolean isWanted(String part) {
    return parts.isEmpty() || parts.contains(part);
  }

  /** From the start of the JVM to the first page, with all views compiled. */
  private void starts() throws IOException, InterruptedException {
    Measure measure = new Measure("start to first page", "ms", "an empty WAR with as many views");
    for (int round = 0; round < (isShort ? 1 : 3); round++) {
      for (Subject subject : List.of(Subject.FLOOR, Subject.APPLICATION, Subject.SPRING)) {
        Path war =
            switch (subject) {
              case APPLICATION -> wars.application();
              case FLOOR -> wars.empty();
              case SPRING -> wars.spring();
            };
        int port = FreePort.find();
        Map<String, String> properties =
            switch (subject) {
              case APPLICATION -> Subjects.settings(standIn, port);
              case FLOOR -> Map.of();
              case SPRING ->
                  Map.of("digitalocean.api", standIn.api(), "digitalocean.oauth", standIn.oauth());
            };
        try (TomcatServer server =
            new TomcatServer("start-" + subject.name(), jdk, war, port, properties)) {
          String first = subject == Subject.FLOOR ? "/index.jsp" : "/";
          results.add(measure, subject, server.start(first).toMillis());
        }
      }
    }
    say("starts measured");
  }

  /** Whole sign-ins, one after another: connect, consent, callback, page of Droplets. */
  private void signIns() throws IOException, InterruptedException {
    Measure measure = new Measure("sign-ins, one after another", "a second", "");
    Measure cpu = new Measure("sign-in, CPU", "ms", "");
    for (Subject subject : List.of(Subject.APPLICATION, Subject.SPRING)) {
      warmUp(subject, () -> subjects.signInToDroplets(subject));
    }
    for (int round = 0; round < rounds; round++) {
      for (Subject subject : List.of(Subject.APPLICATION, Subject.SPRING)) {
        TomcatServer server = subjects.server(subject);
        long start = System.nanoTime();
        Duration before = server.cpu();
        int count = 0;
        while (System.nanoTime() < start + length.toNanos()) {
          subjects.signInToDroplets(subject);
          count++;
        }
        results.add(measure, subject, count / ((System.nanoTime() - start) / 1e9));
        results.add(cpu, subject, server.cpu().minus(before).toNanos() / 1e6 / count);
      }
    }
    say("sign-ins measured");
  }

  /** CPU time and bytes allocated for each view. */
  private void views() throws Exception {
    for (int round = 0; round < rounds; round++) {
      for (ViewedPage page : ViewedPage.ALL) {
        for (Subject subject : Subject.values()) {
          views(page, subject);
        }
      }
    }
    say("views measured");
  }

  private void views(ViewedPage page, Subject subject) throws Exception {
    Measure cpu = new Measure(page.title() + ", CPU a view", "µs", floor(page));
    Measure allocated = new Measure(page.title() + ", allocated a view", "KB", "");
    TomcatServer server = subjects.server(subject);
    Duration cpuBefore = server.cpu();
    long bytesBefore = server.allocatedBytes();
    Wrk.Load load = load(subject, page, 4, length);
    double views = load.requests();
    results.add(cpu, subject, server.cpu().minus(cpuBefore).toNanos() / 1e3 / views);
    if (bytesBefore >= 0) {
      results.add(allocated, subject, (server.allocatedBytes() - bytesBefore) / 1e3 / views);
    }
  }

  /** Repeats work until the JVM has spent enough time on it to have compiled what it runs. */
  private void warmUp(Subject subject, Work work) throws IOException, InterruptedException {
    TomcatServer server = subjects.server(subject);
    Duration enough = server.cpu().plus(warmUp);
    while (server.cpu().compareTo(enough) < 0) {
      work.run();
    }
  }

  private void warmUp(Subject subject, ViewedPage page) throws IOException, InterruptedException {
    warmUp(subject, () -> load(subject, page, 4, length));
  }

  /** What a server is made warm with. */
  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private static String floor(ViewedPage page) {
    return page.droplets() == 0
        ? "a servlet that writes the same bytes"
        : "a servlet that makes the same call, reads the answer without looking, and writes the same"
            + " bytes";
  }

  /** Makes load on a page, and fails if another page was measured. */
  private Wrk.Load load(Subject subject, ViewedPage page, int people, Duration time)
      throws IOException, InterruptedException {
    int size = subjects.check(subject, page);
    List<String> cookies = subjects.cookies(subject, page, people);
    long callsBefore = standIn.counts().calls();
    Wrk.Load load = wrk.run(subjects.url(subject, page), cookies, people, time);
    long calls = standIn.counts().calls() - callsBefore;
    subjects.check(subject, page);
    double bytes = (double) load.bytes() / load.requests();
    boolean isMeant =
        load.errors() == 0
            && bytes > size
            && bytes < size * 1.1 + 2_000
            && (page.droplets() == 0 || calls >= load.requests());
    if (!isMeant) {
      throw new IllegalStateException(
          "%s: not %s was measured: %s of %d bytes, %d calls"
              .formatted(subjects.server(subject).name(), page.path(), load, size, calls));
    }
    return load;
  }

  private void shares(ViewedPage page) throws Exception {
    TomcatServer server = subjects.server(Subject.APPLICATION);
    Shares.start(server);
    load(Subject.APPLICATION, page, 4, length.multipliedBy(2));
    Map<Part, Double> shares = Shares.stop(server, directory.resolve(page.name() + ".jfr"));
    shares.forEach(
        (part, share) ->
            results.add(
                new Measure(
                    page.title() + ", share of " + part.name().toLowerCase(Locale.ROOT), "%", ""),
                Subject.APPLICATION,
                share * 100));
    say(page.title() + " split");
  }

  /** What is added to a call of 50 ms, for one person. */
  private void addedTime() throws IOException, InterruptedException {
    ViewedPage page = ViewedPage.DROPLETS_20;
    Measure measure = new Measure("added to a call of 50 ms, one person", "ms", floor(page));
    standIn.delay(Duration.ofMillis(50));
    for (int round = 0; round < rounds; round++) {
      long alone =
          wrk.run(standIn.api() + "/droplets?page=1&per_page=20", List.of(""), 1, length)
              .medianMicros();
      for (Subject subject : Subject.values()) {
        long micros = load(subject, page, 1, length).medianMicros();
        results.add(measure, subject, (micros - alone) / 1e3);
      }
    }
    standIn.delay(Duration.ZERO);
    say("added time measured");
  }

  /** 256 people, when DigitalOcean takes 200 ms. */
  private void manyPeople() throws Exception {
    Measure measure =
        new Measure("256 people, calls of 200 ms: share of the ideal", "%", "as above");
    Measure connections =
        new Measure("256 people: new connections to DigitalOcean a second", "", "as above");
    for (int round = -1; round < (isShort ? 1 : 3); round++) {
      for (Subject subject : Subject.values()) {
        standIn.delay(Duration.ofMillis(200));
        Window window =
            window(
                subject,
                MANY_PEOPLE,
                Duration.ZERO,
                Duration.ofSeconds(isShort ? 2 : 3),
                Duration.ofSeconds(5));
        if (window.load().errors() > 0) {
          throw new IllegalStateException(subjects.server(subject).name() + ": " + window.load());
        }
        if (round >= 0) {
          results.add(measure, subject, 100 * window.callsPerSecond() / (MANY_PEOPLE / 0.2));
          results.add(connections, subject, window.connectionsPerSecond());
        }
      }
    }
    say("256 people measured");
  }

  /** What the stand-in saw between two moments. */
  private record Window(double callsPerSecond, double connectionsPerSecond, Wrk.Load load) {}

  /**
   * Makes load, and counts calls once it is steady: everybody has got two pages, so they no longer
   * come all at once.
   */
  private Window window(
      Subject subject, int people, Duration arrival, Duration steadyWithin, Duration counted)
      throws Exception {
    ViewedPage page = ViewedPage.DROPLETS_20;
    subjects.check(subject, page);
    List<String> cookies = subjects.cookies(subject, page, people);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Wrk.Load> load =
          thread.submit(
              () ->
                  wrk.run(
                      subjects.url(subject, page),
                      cookies,
                      people,
                      arrival,
                      steadyWithin.plus(counted).plusSeconds(1)));
      long steady = standIn.counts().calls() + 3L * people;
      long until = System.nanoTime() + steadyWithin.toNanos();
      while (standIn.counts().calls() < steady && System.nanoTime() < until) {
        Thread.sleep(10);
      }
      long start = System.nanoTime();
      StandInProcess.Counts before = standIn.counts();
      Thread.sleep(counted.toMillis());
      double seconds = (System.nanoTime() - start) / 1e9;
      StandInProcess.Counts after = standIn.counts();
      Wrk.Load ended = load.get();
      standIn.delay(Duration.ZERO);
      subjects.check(subject, page);
      return new Window(
          (after.calls() - before.calls()) / seconds,
          (after.connections() - before.connections()) / seconds,
          ended);
    } finally {
      thread.shutdownNow();
    }
  }

  private void latencyAgainstLoad() throws IOException, InterruptedException {
    standIn.delay(Duration.ofMillis(50));
    for (int people : isShort ? new int[] {1, 32} : new int[] {1, 16, 32, 64, 128}) {
      for (Subject subject : Subject.values()) {
        Wrk.Load load = load(subject, ViewedPage.DROPLETS_20, people, length);
        plot.add(
            subject,
            new Plot.Point(
                people, load.perSecond(), load.medianMicros() / 1e3, load.p99Micros() / 1e3));
      }
    }
    standIn.delay(Duration.ZERO);
    say("latency against load measured");
  }

  /** The CSV file of 10,000 Droplets, when each call takes 50 ms. */
  private void download() throws Exception {
    Measure measure =
        new Measure(
            "CSV of 10,000 Droplets, calls of 50 ms", "s", "the same calls one after another");
    Measure heap = new Measure("CSV: heap in use halfway, against before", "MB", "");
    TomcatServer server = subjects.server(Subject.APPLICATION);
    standIn.delay(Duration.ofMillis(50));
    Browser browser = subjects.people(Subject.APPLICATION, 1).get(0);
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      for (int page = 1; page <= RecordedAnswers.DROPLETS / 200; page++) {
        browser.get(standIn.api() + "/droplets?per_page=200&page=" + page, false);
      }
      browser.get(standIn.api() + "/droplets?type=gpus&per_page=200&page=1", false);
      results.add(measure, Subject.FLOOR, (System.nanoTime() - start) / 1e9);
      start = System.nanoTime();
      checkFile(browser.get(server.url("/droplets.csv"), true));
      results.add(measure, Subject.APPLICATION, (System.nanoTime() - start) / 1e9);
    }
    long before = server.liveBytes();
    long callsBefore = standIn.counts().calls();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Browser.Page> file =
          thread.submit(() -> browser.get(server.url("/droplets.csv"), true));
      while (standIn.counts().calls() < callsBefore + 25) {
        Thread.onSpinWait();
      }
      results.add(heap, Subject.APPLICATION, (server.liveBytes() - before) / 1e6);
      checkFile(file.get());
    } finally {
      thread.shutdownNow();
    }
    standIn.delay(Duration.ZERO);
    say("download measured");
  }

  private static void checkFile(Browser.Page file) {
    String text = file.text();
    if (file.status() != 200
        || text.lines().count() != RecordedAnswers.DROPLETS + 1
        || !text.contains(RecordedAnswers.name(RecordedAnswers.DROPLETS - 1))) {
      throw new IllegalStateException("not the whole file: " + file.status());
    }
  }

  private void heldForEachPerson() throws Exception {
    Measure measure = new Measure("held for each connected person", "KB", "");
    int count = isShort ? 200 : 1000;
    for (Subject subject : List.of(Subject.APPLICATION, Subject.SPRING)) {
      TomcatServer server = subjects.server(subject);
      int already = subjects.people(subject, MANY_PEOPLE).size();
      long before = server.liveBytes();
      subjects.people(subject, already + count);
      results.add(measure, subject, (server.liveBytes() - before) / 1e3 / count);
    }
    say("memory measured");
  }

  /** 10,000 people, when DigitalOcean takes 10 seconds. */
  private void veryManyPeople() throws Exception {
    Measure measure =
        new Measure(
            "%,d people, calls of 10 s, heap of %,d MB: share of the ideal"
                .formatted(VERY_MANY_PEOPLE, HEAP_OF_VERY_MANY_MB),
            "%",
            "");
    subjects.restartAsInImage(jdk, standIn, wars.application(), HEAP_OF_VERY_MANY_MB);
    warmUp(Subject.APPLICATION, ViewedPage.DROPLETS_20);
    subjects.people(Subject.APPLICATION, VERY_MANY_PEOPLE);
    say("very many people connected");
    standIn.delay(LONG_CALL);
    // They come over the time of a call. If all came at once, all would go on coming at once.
    Window window =
        window(Subject.APPLICATION, VERY_MANY_PEOPLE, LONG_CALL, LONGEST_UNTIL_STEADY, LONG_CALL);
    results.add(
        measure,
        Subject.APPLICATION,
        100 * window.callsPerSecond() * LONG_CALL.toSeconds() / VERY_MANY_PEOPLE);
    Wrk.Load load = window.load();
    results.add(
        new Measure("the same: requests that failed", "%", ""),
        Subject.APPLICATION,
        100.0 * load.errors() / load.requests());
    say("very many people measured");
  }

  private void parsing() throws Exception {
    Measure time =
        new Measure("parsing 200 Droplets", "µs", "Jackson's streaming parser, nothing made of it");
    Measure bytes = new Measure("parsing 200 Droplets, allocated", "KB", "JSON-P's object model");
    Collection<RunResult> runs =
        new Runner(
                new OptionsBuilder()
                    .include(ParsingBenchmark.class.getName())
                    .jvm(jdk.command("java"))
                    .jvmArgs("-Xmx768m", "-XX:+UseSerialGC")
                    .forks(1)
                    .warmupIterations(isShort ? 3 : 8)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(isShort ? 2 : 5)
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .output(directory.resolve("jmh.txt").toString())
                    .build())
            .run();
    for (RunResult run : runs) {
      String name = run.getPrimaryResult().getLabel();
      double micros = run.getPrimaryResult().getStatistics().getPercentile(50);
      double allocated = run.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1e3;
      switch (name) {
        case "droplets" -> {
          results.add(time, Subject.APPLICATION, micros);
          results.add(bytes, Subject.APPLICATION, allocated);
        }
        case "jacksonStreaming" -> results.add(time, Subject.FLOOR, micros);
        case "jsonpObjectModel" -> results.add(bytes, Subject.FLOOR, allocated);
        default ->
            results.add(
                new Measure("JSON-P's streaming parser, nothing made of it", "µs", ""),
                Subject.FLOOR,
                micros);
      }
    }
    say("parsing measured");
  }

  private void sizes() throws IOException, InterruptedException {
    Measure size = new Measure("WAR", "MB", "");
    results.add(size, Subject.APPLICATION, Files.size(wars.application()) / 1e6);
    results.add(size, Subject.SPRING, Files.size(wars.spring()) / 1e6);
    Measure ceiling = new Measure("the stand-in alone, lists of 20", "a second", "");
    for (int round = 0; round < rounds; round++) {
      Wrk.Load load =
          wrk.run(standIn.api() + "/droplets?page=1&per_page=20", List.of(""), 4, length);
      results.add(ceiling, Subject.FLOOR, load.perSecond());
    }
  }

  private void report() throws IOException {
    String machine =
        "Java %s%s, %d cores, %s %s, %s"
            .formatted(
                jdk.version(),
                jdk.hasVirtualThreads() ? " with virtual threads" : "",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                processor());
    JsonObjectBuilder lines = Json.createObjectBuilder();
    plot.lines()
        .forEach(
            (subject, points) -> {
              JsonArrayBuilder array = Json.createArrayBuilder();
              points.forEach(
                  point ->
                      array.add(
                          Json.createObjectBuilder()
                              .add("people", point.people())
                              .add("perSecond", point.load())
                              .add("medianMs", point.median())
                              .add("p99Ms", point.p99())));
              lines.add(subject.title(), array);
            });
    String json =
        Json.createObjectBuilder()
            .add("machine", machine)
            .add("measures", results.json())
            .add("latencyAgainstLoad", lines)
            .build()
            .toString();
    String table = machine + "\n\n" + results.table();
    Files.writeString(directory.resolve("benchmark.json"), json);
    Files.writeString(directory.resolve("benchmark.txt"), table);
    Files.writeString(directory.resolve("latency.svg"), plot.svg());
    System.out.println("\n" + table);
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.replaceAll(".*: ", ""))
            .orElse("")
        : "";
  }

  private void say(String what) {
    System.out.println(what);
  }
}
