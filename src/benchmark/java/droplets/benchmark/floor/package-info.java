/**
 * The floor of the benchmark: servlets that write the same bytes as the application and do nothing
 * else. They are packaged as a WAR of their own and use no class of this project.
 */
package droplets.benchmark.floor;
