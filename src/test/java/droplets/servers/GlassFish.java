package droplets.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * GlassFish, with a domain for each run. Only a domain that runs can be told a context path, so it
 * is started once before, to deploy the application.
 */
record GlassFish(String home) implements ServerKind.Distribution {
  /** The file of a test's own commands, which are given before the deployment. */
  static final String COMMANDS = "commands";

  private static final String DOMAIN = "domain1";
  private static final String NO_JMS_BROKER =
      "<jms-service type=\"REMOTE\" default-jms-host=\"default_JMS_host\">"
          + "<jms-host name=\"default_JMS_host\" host=\"localhost\" port=\"7676\"/></jms-service>";

  private static final int DEPLOY_SECONDS = 300;

  @Override
  public void prepare(Path base, Path war, String context, int port) throws IOException {
    Files.createDirectory(base.resolve("logs"));
    Directories.copy(ServerKind.path(home).resolve("domains"), base.resolve("domains"));
  }

  @Override
  public void deploy(Path base, Path war, String context, int port) throws IOException {
    int adminPort = FreePort.find();
    Path config = base.resolve("domains/" + DOMAIN + "/config/domain.xml");
    Files.writeString(config, configured(Files.readString(config), port, adminPort));

    String root = context.isEmpty() ? "/" : context;
    Path own = base.resolve(COMMANDS);
    List<String> lines = new ArrayList<>();
    lines.add("start-domain --domaindir " + base.resolve("domains") + " " + DOMAIN);
    if (Files.exists(own)) {
      lines.addAll(Files.readAllLines(own));
    }
    lines.add("deploy --name droplets --contextroot " + root + " " + war);
    lines.add("stop-domain --domaindir " + base.resolve("domains") + " " + DOMAIN);
    Path commands = Files.write(base.resolve("deploy"), lines);
    var asadmin = asadmin(List.of(ownJava()));
    asadmin.addAll(List.of("--port", Integer.toString(adminPort)));
    asadmin.addAll(List.of("multimode", "--file", commands.toString()));
    var builder = new ProcessBuilder(asadmin).directory(base.toFile()).redirectErrorStream(true);
    builder.redirectOutput(base.resolve("logs/deploy.log").toFile());
    builder.environment().putAll(environment(base));
    Process deploying = builder.start();
    try {
      if (!deploying.waitFor(DEPLOY_SECONDS, TimeUnit.SECONDS)) {
        deploying.destroyForcibly();
        throw new IOException("not deployed in %d s, see %s".formatted(DEPLOY_SECONDS, base));
      }
      if (deploying.exitValue() != 0) {
        throw new IOException("not deployed, see " + base);
      }
    } catch (InterruptedException e) {
      deploying.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<String> command(List<String> java, Path base, int port) {
    var command = asadmin(java);
    command.addAll(List.of("start-domain", "--verbose"));
    command.addAll(List.of("--domaindir", base.resolve("domains").toString(), DOMAIN));
    return command;
  }

  /** The Java that asadmin starts the domain with. */
  @Override
  public Map<String, String> environment(Path base) {
    return Map.of("AS_JAVA", System.getProperty("java.home"));
  }

  private List<String> asadmin(List<String> java) {
    var command = new ArrayList<>(java);
    command.add("-jar");
    command.add(ServerKind.path(home).resolve("lib/client/appserver-cli.jar").toString());
    return command;
  }

  private static String ownJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Two listeners, on 127.0.0.1: HTTP and the administration. No HTTPS, IIOP, JMX, JMS, shell. */
  private static String configured(String domain, int port, int adminPort) {
    String listener = "<network-listener address=\"127.0.0.1\" port=\"%d\"";
    String changed = domain;
    changed = replace(changed, "<network-listener port=\"8080\"", listener.formatted(port));
    changed = replace(changed, "<network-listener port=\"4848\"", listener.formatted(adminPort));
    changed = replace(changed, "<network-listener port=\"8181\" [^>]*></network-listener>", "");
    changed = replace(changed, "http-listener-1,http-listener-2", "http-listener-1");
    changed = replace(changed, "<iiop-listener ", "<iiop-listener enabled=\"false\" ");
    changed = replace(changed, "<jmx-connector ", "<jmx-connector enabled=\"false\" ");
    changed = replace(changed, "(?=<iiop-service>)", NO_JMS_BROKER);
    return replace(changed, "org.apache.felix.shell.remote,", "");
  }

  private static String replace(String text, String pattern, String replacement) {
    String changed = text.replaceAll(pattern, replacement);
    if (changed.equals(text)) {
      throw new IllegalStateException("there is no " + pattern + " in domain.xml");
    }
    return changed;
  }
}
