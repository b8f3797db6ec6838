package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WildFly, standalone, with a base directory for each run. */
record WildFly(String home) implements ServerKind.Distribution {
  /** The packages that standalone.sh opens. Without them there are warnings. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.security",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.management/javax.management",
          "java.naming/javax.naming");

  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    // Its log file is in another directory. It repeats what goes to the console.
    for (String directory : List.of("data", "deployments", "logs", "tmp")) {
      Files.createDirectory(base.resolve(directory));
    }
    Directories.copy(
        ServerKind.path(home).resolve("standalone/configuration"), base.resolve("configuration"));
    String name = context.isEmpty() ? "ROOT" : context.substring(1);
    Files.copy(war, base.resolve("deployments/" + name + ".war"));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    Path home = ServerKind.path(this.home);
    var command = new ArrayList<>(java);
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.add("-jar");
    command.add(home.resolve("jboss-modules.jar").toString());
    command.add("-mp");
    command.add(home.resolve("modules").toString());
    command.add("org.jboss.as.standalone");
    command.add("-Djboss.home.dir=" + home);
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.http.port=" + port);
    command.add("-Djboss.https.port=" + FreePort.find());
    command.add("-Djboss.management.http.port=" + FreePort.find());
    return command;
  }
}
