/**
 * The sandbox: a stand-in for DigitalOcean, both OAuth server and API, that runs on loopback.
 *
 * <p>Start reading at {@link droplets.sandbox.Sandbox}, which tests start on a free port, and at
 * {@link droplets.sandbox.SandboxInitializer}, which starts one for a local run without a client
 * id. All data is invented. The package uses the JDK, the Servlet API and Jakarta JSON-P and knows
 * nothing of the application: the two meet over HTTP alone.
 */
package droplets.sandbox;
