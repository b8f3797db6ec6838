/**
 * The packaged WAR in real servers, as people and attackers meet it, and with a DigitalOcean that
 * fails. Start reading at {@link droplets.journeys.SignInIT}; {@link droplets.journeys.SecurityIT}
 * has a test for each attack.
 *
 * <p>{@link droplets.journeys.Installation} is a server with a sandbox of its own, {@link
 * droplets.journeys.Visitor} a person at a browser. {@link droplets.journeys.PageRules} checks
 * every page that a visitor receives. When an installation ends, it searches its pages, its log and
 * its calls for {@link droplets.journeys.Secrets}. A test class names the servers that it runs in
 * with {@link droplets.journeys.InstalledIn}.
 */
package droplets.journeys;
