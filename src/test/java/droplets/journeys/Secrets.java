package droplets.journeys;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks in a text for secrets, and for the beginning of a secret. */
final class Secrets {
  private static final int BEGINNING = 12;

  /** Words that are long enough for one, of the characters of tokens, ids and verifiers. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{" + BEGINNING + ",}");

  private final Set<String> beginnings = new HashSet<>();

  Secrets(Collection<String> secrets) {
    for (String secret : secrets) {
      // The prefix that all of a kind share tells nothing.
      String rest = secret.replaceFirst("^(do[or]_v1_|sandbox-)", "");
      beginnings.add(rest.substring(0, BEGINNING));
    }
  }

  /** The beginnings of the secrets in a text. */
  Set<String> in(String text) {
    Set<String> found = new HashSet<>();
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      for (int start = words.start(); start + BEGINNING <= words.end(); start++) {
        String part = text.substring(start, start + BEGINNING);
        if (beginnings.contains(part)) {
          found.add(part);
        }
      }
    }
    return found;
  }
}
