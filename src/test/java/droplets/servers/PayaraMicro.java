package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro is one jar, which unpacks itself into the temporary directory. */
record PayaraMicro(String jar) implements ServerKind.Distribution {
  private static final String AT_LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners"
          + ".network-listener.http-listener.address=127.0.0.1\n";

  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    for (String directory : List.of("logs", "temp")) {
      Files.createDirectory(base.resolve(directory));
    }
    Files.writeString(base.resolve("before-boot"), AT_LOOPBACK);
    Path deployments = Files.createDirectory(base.resolve("deployments"));
    String name = context.isEmpty() ? "ROOT" : context.substring(1);
    Files.copy(war, deployments.resolve(name + ".war"));
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    var command = new ArrayList<>(java);
    command.add("-Djava.io.tmpdir=" + base.resolve("temp"));
    command.add("-jar");
    command.add(ServerKind.path(jar).toString());
    command.addAll(List.of("--prebootcommandfile", base.resolve("before-boot").toString()));
    command.addAll(List.of("--deploymentdir", base.resolve("deployments").toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    Path own = base.resolve(GlassFish.COMMANDS);
    if (Files.exists(own)) {
      command.addAll(List.of("--addlibs", base.resolve("lib").toString()));
      command.addAll(List.of("--postbootcommandfile", own.toString()));
    }
    // No cluster, which would listen everywhere, and no report to the maker.
    command.addAll(List.of("--nohazelcast", "--disablephonehome"));
    return command;
  }
}
