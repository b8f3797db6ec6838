package droplets.web.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the scope that is asked for lets this application do, in words.
 *
 * @param permissions scope by scope
 * @param isReadOnly whether none of them lets it change anything
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
   * @param scope as DigitalOcean calls it
   * @param meaning what it permits
   */
  public record Permission(String scope, String meaning) {}

  static ScopeModel of(String scope) {
    List<String> scopes =
        Arrays.stream(scope.split(" ")).filter(each -> !each.isEmpty()).distinct().toList();
    return new ScopeModel(
        scopes.stream()
            .map(
                each ->
                    new Permission(
                        each, MEANINGS.getOrDefault(each, "what DigitalOcean means by it")))
            .toList(),
        !scopes.isEmpty()
            && scopes.stream().allMatch(each -> each.equals("read") || each.endsWith(":read")));
  }
}
