/**
 * Answers such as DigitalOcean's published description of its API allows, at random, and damaged
 * ones: what the application must bear. Start reading at {@link droplets.answers.Allowed}, which
 * draws an answer of {@link droplets.answers.Schema}; {@link droplets.answers.Damage} spoils one,
 * {@link droplets.answers.StandIn} sends them, and {@link droplets.answers.Seeds} says how a failed
 * run is repeated.
 */
package droplets.answers;
