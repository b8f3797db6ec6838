package droplets.sandbox;

/** A place where Droplets run. */
record InventedRegion(String slug, String name, boolean available) {}
