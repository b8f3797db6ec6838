package droplets.web;

/**
 * A setting that cannot be used.
 *
 * @param setting the setting's name
 * @param text the reason; it never holds the setting's value, which may be a secret
 */
public record SettingProblem(String setting, String text) {}
