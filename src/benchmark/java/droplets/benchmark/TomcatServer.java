package droplets.benchmark;

import droplets.servers.FreePort;
import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Tomcat 11 with one WAR, a process of its own that is as in a container of 1 GB and two cores: a
 * heap of 768 MB, and the collector that the JVM chooses there. It writes no access log. Requests
 * run on virtual threads where the JDK has them.
 */
final class TomcatServer implements AutoCloseable {

  private static final int HEAP_MB = 768;
  private static final int START_SECONDS = 60;
  private static final String SERVER_XML =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Connector address="127.0.0.1" port="${http.port}"
              useVirtualThreads="${http.virtualThreads}"
              maxConnections="20000" acceptCount="10000" maxKeepAliveRequests="-1"
              connectionTimeout="60000" keepAliveTimeout="60000"/>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps" autoDeploy="false"/>
          </Engine>
        </Service>
      </Server>
      """;
  private static final String LOGGING =
      """
      handlers = java.util.logging.FileHandler
      .level = %s
      java.util.logging.FileHandler.pattern = %s
      java.util.logging.FileHandler.formatter = org.apache.juli.OneLineFormatter
      """;

  private final String name;
  private final Jdk jdk;
  private final int port;
  private final int jmxPort = FreePort.find();
  private final Path base;
  private final List<String> command = new ArrayList<>();
  private Process process;
  private JMXConnector jmx;

  /**
   * A server that is not yet started.
   *
   * @param properties the system properties of its JVM
   */
  TomcatServer(String name, Jdk jdk, Path war, int port, Map<String, String> properties)
      throws IOException {
    this(name, jdk, war, port, properties, SERVER_XML, HEAP_MB);
  }

  /**
   * A server that is configured as in the image.
   *
   * @param heap in megabytes
   */
  static TomcatServer asInImage(
      String name, Jdk jdk, Path war, int port, Map<String, String> properties, int heap)
      throws IOException {
    String serverXml = Files.readString(Path.of("src", "main", "docker", "server.xml"));
    return new TomcatServer(
        name,
        jdk,
        war,
        port,
        properties,
        serverXml.replace("docBase=\"ROOT\"", "docBase=\"ROOT.war\""),
        heap);
  }

  private TomcatServer(
      String name,
      Jdk jdk,
      Path war,
      int port,
      Map<String, String> properties,
      String serverXml,
      int heap)
      throws IOException {
    this.name = name;
    this.jdk = jdk;
    this.port = port;
    this.base = Path.of("target", "benchmark", "servers", name).toAbsolutePath();
    delete(base);
    for (String directory : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(base.resolve(directory));
    }
    Path home = Path.of(System.getProperty("tomcat11.home"));
    Files.copy(home.resolve("conf/web.xml"), base.resolve("conf/web.xml"));
    Files.writeString(base.resolve("conf/server.xml"), serverXml);
    Files.writeString(
        base.resolve("conf/logging.properties"),
        LOGGING.formatted("INFO", base.resolve("logs/server.log")));
    Files.copy(war, base.resolve("webapps/ROOT.war"));
    command.addAll(
        List.of(
            jdk.command("java"),
            "-Xmx" + heap + "m",
            "-XX:+UseSerialGC",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED",
            "-Dcatalina.home=" + home,
            "-Dcatalina.base=" + base,
            "-Djava.io.tmpdir=" + base.resolve("temp"),
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"),
            "-Dcom.sun.management.jmxremote.port=" + jmxPort,
            "-Dcom.sun.management.jmxremote.host=127.0.0.1",
            "-Djava.rmi.server.hostname=127.0.0.1",
            "-Dcom.sun.management.jmxremote.authenticate=false",
            "-Dcom.sun.management.jmxremote.ssl=false",
            "-Dhttp.maxConnections=10000",
            "-Dhttp.address=127.0.0.1",
            "-Dhttp.port=" + port,
            "-Dhttp.virtualThreads=" + jdk.hasVirtualThreads()));
    properties.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(
        List.of(
            "-cp",
            home.resolve("bin/bootstrap.jar")
                + File.pathSeparator
                + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            "start"));
  }

  /**
   * Starts it and waits for the first page.
   *
   * @return how long that took
   */
  Duration start(String firstPage) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    process =
        new ProcessBuilder(command)
            .directory(base.toFile())
            .redirectErrorStream(true)
            .redirectOutput(base.resolve("output.log").toFile())
            .start();
    Process started = process;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(START_SECONDS)) {
      if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
        break;
      }
      try {
        HttpURLConnection page =
            (HttpURLConnection) URI.create(url(firstPage)).toURL().openConnection();
        if (page.getResponseCode() == HttpURLConnection.HTTP_OK) {
          page.getInputStream().readAllBytes();
          return Duration.ofNanos(System.nanoTime() - begin);
        }
      } catch (IOException e) {
        // It does not listen yet.
      }
    }
    throw new IOException(name + " did not start; see " + base);
  }

  /** The directory that it is started in. */
  Path directory() {
    return base;
  }

  String name() {
    return name;
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  long pid() {
    return process.pid();
  }

  Jdk jdk() {
    return jdk;
  }

  /** The CPU time of the whole process so far. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  /** The bytes that its threads have allocated so far; negative where the JDK does not tell. */
  long allocatedBytes() throws Exception {
    return jdk.hasVirtualThreads()
        ? (long)
            beans()
                .getAttribute(
                    new ObjectName("java.lang:type=Threading"), "TotalThreadAllocatedBytes")
        : -1;
  }

  /** The bytes in use on the heap after a full collection. */
  long liveBytes() throws Exception {
    ObjectName memory = new ObjectName("java.lang:type=Memory");
    for (int times = 0; times < 2; times++) {
      beans().invoke(memory, "gc", new Object[0], new String[0]);
    }
    CompositeData usage = (CompositeData) beans().getAttribute(memory, "HeapMemoryUsage");
    return (long) usage.get("used");
  }

  private MBeanServerConnection beans() throws IOException {
    if (jmx == null) {
      jmx =
          JMXConnectorFactory.connect(
              new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + jmxPort + "/jmxrmi"));
    }
    return jmx.getMBeanServerConnection();
  }

  @Override
  public void close() throws IOException {
    if (jmx != null) {
      jmx.close();
      jmx = null;
    }
    if (process != null) {
      process.destroyForcibly();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
