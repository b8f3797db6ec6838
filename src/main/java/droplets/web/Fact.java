package droplets.web;

/**
 * One thing that a page tells of something.
 *
 * @param name what is told, such as "Memory"
 * @param value it, in words
 */
public record Fact(String name, String value) {}
