/**
 * Real servers for the tests that {@code mvn verify} runs against the packaged WAR, and a small
 * browser to visit them with. Start reading at {@link droplets.servers.ServletServer}.
 *
 * <p>Each server is a process of its own, so nothing on the tests' class path can hide what the WAR
 * lacks. Each make of server has a class of its own, behind {@link droplets.servers.ServerKind}.
 */
package droplets.servers;
