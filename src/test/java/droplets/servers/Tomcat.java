package droplets.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tomcat, with a base directory for each run. */
record Tomcat(String home) implements ServerKind.Distribution {
  // Tomcat looks each second, not each ten, whether the WAR is still there.
  // The small buffer lets a reader that stops hold an answer back.
  // The access log has everything but the query, which may hold a code and a state.
  private static final String SERVER_XML =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Connector address="127.0.0.1" port="${port}" socket.txBufSize="65536"/>
          <Engine name="Catalina" defaultHost="localhost" backgroundProcessorDelay="1">
            <Host name="localhost" appBase="webapps">
              <Valve className="org.apache.catalina.valves.AccessLogValve" buffered="false"
                  pattern="%h %u %t &quot;%m %U %H&quot; %s %b %{Host}i &quot;%{Referer}i&quot; \
      &quot;%{User-Agent}i&quot;"/>
            </Host>
          </Engine>
        </Service>
      </Server>
      """;

  // Everything goes to the console. Tomcat's log manager also writes while the server stops, unlike
  // the JDK's.
  private static final String LOGGING_PROPERTIES =
      """
      handlers = java.util.logging.ConsoleHandler
      .handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.formatter = org.apache.juli.OneLineFormatter
      """;

  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    for (String directory : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectory(base.resolve(directory));
    }
    for (String file : List.of("conf/web.xml", "conf/context.xml")) {
      Files.copy(ServerKind.path(home).resolve(file), base.resolve(file));
    }
    Files.writeString(base.resolve("conf/server.xml"), SERVER_XML);
    Files.writeString(base.resolve("conf/logging.properties"), LOGGING_PROPERTIES);
    String name = context.isEmpty() ? "ROOT" : context.substring(1);
    Files.copy(war, base.resolve("webapps/" + name + ".war"));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    Path home = ServerKind.path(this.home);
    var command = new ArrayList<>(java);
    // As in catalina.sh. Tomcat needs them to look for leaks when an application stops.
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");
    command.add("-Dcatalina.home=" + home);
    command.add("-Dcatalina.base=" + base);
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
    command.add("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"));
    command.add("-Dport=" + port);
    command.add("-cp");
    command.add(
        home.resolve("bin/bootstrap.jar")
            + File.pathSeparator
            + home.resolve("bin/tomcat-juli.jar"));
    command.add("org.apache.catalina.startup.Bootstrap");
    command.add("start");
    return command;
  }
}
