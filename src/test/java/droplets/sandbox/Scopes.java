package droplets.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scopes of a grant, in the order asked for. */
record Scopes(List<String> names) {
  private static final Pattern KNOWN =
      Pattern.compile("read|write|api:read|api:write|[a-z][a-z0-9_]*:(read|create|update|delete)");

  Scopes {
    names = List.copyOf(names);
  }

  /** Scopes as they are sent, separated by spaces; empty if one of them is unknown. */
  static Optional<Scopes> parse(String text) {
    List<String> names =
        List.copyOf(new LinkedHashSet<>(Arrays.asList(text.strip().split("\\s+"))));
    return names.stream().allMatch(name -> KNOWN.matcher(name).matches())
        ? Optional.of(new Scopes(names))
        : Optional.empty();
  }

  /** Whether a granular scope is among these, or contained in {@code read} or {@code write}. */
  boolean allow(String granular) {
    String broad = granular.endsWith(":read") ? "read" : "write";
    return names.contains(granular) || names.contains(broad) || names.contains("api:" + broad);
  }

  String text() {
    return String.join(" ", names);
  }

  /** The scopes as the token answer names them to a public client. */
  String expandedText() {
    return names.stream()
        .map(name -> name.equals("read") || name.equals("write") ? "api:" + name : name)
        .collect(Collectors.joining(" "));
  }

  /** Says in words what a scope allows. */
  static String describe(String name) {
    return switch (name) {
      case "read", "api:read" -> "read everything the team has";
      case "write", "api:write" -> "change everything the team has";
      default -> {
        int colon = name.indexOf(':');
        String resource = name.substring(0, colon).replace('_', ' ');
        yield name.substring(colon + 1) + " (" + resource + ")";
      }
    };
  }
}
