package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Open Liberty, with a user directory for each run. It logs to its file alone, not twice. */
record OpenLiberty(String home) implements ServerKind.Distribution {
  private static final String SERVER_XML =
      """
      <server>
        <featureManager>
          <feature>pages-3.1</feature>
        </featureManager>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        <webApplication location="%s" contextRoot="%s"/>
        <logging consoleLogLevel="OFF"/>
      </server>
      """;

  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    Files.createDirectory(base.resolve("logs"));
    Path server = Files.createDirectories(base.resolve("servers/droplets"));
    String root = context.isEmpty() ? "/" : context;
    Files.writeString(server.resolve("server.xml"), SERVER_XML.formatted(port, war, root));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    Path tools = ServerKind.path(home).resolve("bin/tools");
    Path options = ServerKind.path(home).resolve("lib/platform/java");
    var command = new ArrayList<>(java);
    // As its own script does. Without these options no name can be looked up.
    String since = Runtime.version().feature() < 24 ? "9" : "24";
    command.add("@" + options.resolve("java" + since + ".options"));
    command.add("-javaagent:" + tools.resolve("ws-javaagent.jar"));
    command.add("-jar");
    command.add(tools.resolve("ws-server.jar").toString());
    command.add("droplets");
    return command;
  }

  @Override
  public Map<String, String> environment(Path base) {
    return Map.of("WLP_USER_DIR", base.toString(), "LOG_DIR", base.resolve("logs").toString());
  }
}
