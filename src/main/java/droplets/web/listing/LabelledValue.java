package droplets.web.listing;

/**
 * One thing that a page tells of something.
 *
 * @param name what is told, such as "Memory"
 * @param value it, in words
 */
public record LabelledValue(String name, String value) {}
