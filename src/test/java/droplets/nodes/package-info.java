/**
 * Several nodes that share a database: real PostgreSQL, nginx and Tomcats, with {@code mvn verify
 * -Pnodes}.
 */
package droplets.nodes;
