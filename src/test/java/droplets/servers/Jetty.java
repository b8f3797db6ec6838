package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Jetty, with a base directory for each run and its modules named on the command line. */
record Jetty(String home) implements ServerKind.Distribution {
  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    for (String directory : List.of("environments", "logs", "temp", "webapps")) {
      Files.createDirectory(base.resolve(directory));
    }
    String name = context.isEmpty() ? "ROOT" : context.substring(1);
    Files.copy(war, base.resolve("webapps/" + name + ".war"));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    var command = new ArrayList<>(java);
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-jar");
    command.add(ServerKind.path(home).resolve("start.jar").toString());
    command.add("jetty.base=" + base);
    // Without ee10-jstl: the WAR brings its own JSTL, and a second one prints 1,700 warnings.
    command.add("--module=http,ee10-deploy,ee10-annotations,ee10-jsp,requestlog");
    command.add("jetty.http.host=127.0.0.1");
    command.add("jetty.http.port=" + port);
    // Everything but the query, which may hold a code and a state.
    command.add(
        "jetty.requestlog.formatString=%{client}a %u %t \"%m %U %H\" %s %O %{Host}i"
            + " \"%{Referer}i\" \"%{User-Agent}i\"");
    return command;
  }
}
