package droplets.web.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The scope that the application asks for, in words.
 *
 * @param permissions the meaning of each scope
 * @param isReadOnly whether no scope permits a change
 * @see <a href="https://docs.digitalocean.com/reference/api/scopes/">Scopes for API Tokens</a>
 */
public record ScopeModel(List<Permission> permissions, boolean isReadOnly) {

  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("read", "see everything in the team you choose, Droplets and all else"),
          Map.entry("write", "change everything in the team you choose"),
          Map.entry("account:read", "see your name, your e-mail address and your team"),
          Map.entry("actions:read", "see what was done to your Droplets"),
          Map.entry("block_storage:read", "see the volumes of your Droplets"),
          Map.entry("droplet:read", "see your Droplets"),
          Map.entry("image:read", "see their images, snapshots and backups"),
          Map.entry("regions:read", "see the regions there are"),
          Map.entry("reserved_ip:read", "see your reserved IP addresses"),
          Map.entry("sizes:read", "see the sizes there are and their prices"),
          Map.entry("tag:read", "see the tags of your Droplets"),
          Map.entry("vpc:read", "see the private networks of your Droplets"));

  /**
   * One scope.
   *
   * @param scope DigitalOcean's name for it
   * @param meaning the actions that it permits
   */
  public record Permission(String scope, String meaning) {}

  /** Explains scopes that are separated by spaces. */
  static ScopeModel of(String scope) {
    List<String> scopes =
        Arrays.stream(scope.split(" ")).filter(each -> !each.isEmpty()).distinct().toList();
    return new ScopeModel(
        scopes.stream()
            .map(
                each ->
                    new Permission(
                        each,
                        MEANINGS.getOrDefault(
                            each, "do what DigitalOcean permits under this name")))
            .toList(),
        !scopes.isEmpty()
            && scopes.stream().allMatch(each -> each.equals("read") || each.endsWith(":read")));
  }
}
