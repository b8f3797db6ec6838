package droplets.web.listing;

import java.util.List;

/**
 * Identifiers of one kind. A tag file takes them, and GlassFish finds no class there that stands
 * inside another.
 *
 * @param all the identifiers
 * @param whyNone the text in place of them
 */
public record Identifiers(List<String> all, String whyNone) {}
