package droplets.web;

/**
 * A setting that cannot be used.
 *
 * @param setting its name
 * @param text what is wrong with it, never with its value
 */
public record SettingProblem(String setting, String text) {}
