package droplets.sandbox;

/** A place where Droplets run. */
record Region(String slug, String name, boolean available) {}
