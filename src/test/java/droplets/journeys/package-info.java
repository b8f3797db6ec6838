/**
 * The packaged WAR in real servers, as people, attackers and a failing DigitalOcean meet it. Start
 * reading at {@link droplets.journeys.JourneyIT}; {@link droplets.journeys.SecurityIT} has a test
 * for each attack.
 *
 * <p>{@link droplets.journeys.Installation} is a server with a sandbox of its own, {@link
 * droplets.journeys.Visitor} a person at a browser. Whatever a visitor receives is held against
 * {@link droplets.journeys.PageRules}, and when an installation ends, its pages, its log and its
 * calls are searched for {@link droplets.journeys.Secrets}.
 */
package droplets.journeys;
