/**
 * The benchmark of the application: {@code mvn verify -Pbenchmark}.
 *
 * <p>Start reading with {@link droplets.benchmark.Benchmark}. It starts real servers on loopback,
 * measures them in turn, and compares the application with its floor, a bare servlet that writes
 * the same bytes, and with an application on Spring Boot that does the same job. It is no test: it
 * asserts nothing about time, but it fails when a page that it measured was not the page it meant.
 */
package droplets.benchmark;
