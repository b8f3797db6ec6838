package droplets.nodes;

import droplets.servers.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL from Debian's package, with a directory and a port of its own, that holds the table of
 * {@code src/main/cluster/droplets.sql}.
 */
public final class PostgreSql implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final Path TABLE = Path.of("src", "main", "cluster", "droplets.sql");

  private final int port = FreePort.find();
  private final Path programs = programs();
  private final String directory;

  /** Says what to install where it is missing. */
  public static void check() {
    programs();
  }

  /** Starts it, with the table. */
  public PostgreSql() {
    directory = asServer("mktemp", "-d", "/tmp/droplets-postgresql-XXXXXX");
    asServer(programs + "/initdb", "-N", "-A", "trust", "-U", "droplets", directory + "/data");
    start();
    psql("postgres", "CREATE DATABASE droplets");
    createTable();
  }

  /** Starts it as it was left. */
  public void start() {
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
            .formatted(port);
    asServer(
        programs + "/pg_ctl",
        "-D",
        directory + "/data",
        "-l",
        directory + "/log",
        "-w",
        "-o",
        options,
        "start");
  }

  /** Stops it as a failing machine would: whoever is connected is cut off. */
  public void stop() {
    asServer(programs + "/pg_ctl", "-D", directory + "/data", "-w", "-m", "immediate", "stop");
  }

  /** Runs the file that an administrator runs. */
  public void createTable() {
    try {
      psql("droplets", Files.readString(TABLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Host and port. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The CPU time of its processes so far. */
  public Duration cpu() {
    String file = asServer("head", "-n", "1", directory + "/data/postmaster.pid");
    ProcessHandle server = ProcessHandle.of(Long.parseLong(file)).orElseThrow();
    return Stream.concat(Stream.of(server), server.descendants())
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** A connection to it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address() + "/droplets?user=droplets");
  }

  /** Runs SQL; the rows, with a bar between columns. */
  public List<String> sql(String sql) {
    return psql("droplets", sql).lines().toList();
  }

  private String psql(String database, String sql) {
    return Command.run(
        List.of(
            programs + "/psql",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "droplets",
            "-v",
            "ON_ERROR_STOP=1",
            "-qAt",
            database),
        sql);
  }

  /** PostgreSQL refuses to run as root. */
  private static String asServer(String... command) {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    all.addAll(List.of(command));
    return Command.run(all);
  }

  /** Says which package is missing. Its client alone brings the same directory, without initdb. */
  private static Path programs() {
    try (Stream<Path> versions =
        Files.isDirectory(INSTALLED) ? Files.list(INSTALLED) : Stream.empty()) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(programs -> Files.isExecutable(programs.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "PostgreSQL is missing (Debian, Ubuntu: apt-get install postgresql)"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
    asServer("rm", "-r", directory);
  }
}
