package droplets.web.signin;

import droplets.web.page.CookieRules;
import droplets.web.page.ShortLivedCookie;
import droplets.web.session.Sealer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sign-ins that a browser has begun. The browser carries each in a sealed cookie of its own. So
 * people who have not connected cost no memory here, and two tabs do not overwrite each other's
 * sign-in. The name of a cookie holds a hash of the state, and the seal covers the name: nobody can
 * use the cookie of one sign-in for another.
 *
 * <p>A browser may have eight at a time, for ten minutes each. With the longest return paths they
 * stay below 5 KB together; containers accept 8 KB of headers.
 */
public final class PendingSignIns {

  private static final String PREFIX = "droplets-signin-";
  private static final int MOST = 8;

  private final CookieRules rules;
  private final Sealer sealer;
  private final Clock clock;

  /** Makes the sign-ins of an application. */
  public PendingSignIns(CookieRules rules, Sealer sealer, Clock clock) {
    this.rules = rules;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** Gives the browser one more sign-in. If there are more than eight, the oldest are dropped. */
  void add(HttpServletRequest request, HttpServletResponse response, PendingSignIn added) {
    List<Carried> carried = new ArrayList<>(carried(request).toList());
    // A cookie that cannot be opened, for example after a restart, is of no use and goes first.
    carried.sort(
        Comparator.comparing(
            (Carried each) -> each.signIn().map(PendingSignIn::startedAt).orElse(null),
            Comparator.nullsFirst(Comparator.naturalOrder())));
    for (Carried oldest : carried.subList(0, Math.max(0, carried.size() - MOST + 1))) {
      response.addCookie(rules.cookie(oldest.name(), "", 0));
    }
    ShortLivedCookie cookie = cookie(added.state());
    byte[] sealed = sealer.seal(purpose(cookie.name()), added.encoded());
    cookie.set(response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  /** Finds the sign-in of a state, even if its time is over; absent if this browser has none. */
  Optional<PendingSignIn> find(HttpServletRequest request, String state) {
    ShortLivedCookie cookie = cookie(state);
    return cookie
        .get(request)
        .flatMap(value -> opened(cookie.name(), value))
        .filter(signIn -> signIn.state().equals(state));
  }

  /** The sign-in that this browser began last, if its time is not over. */
  Optional<PendingSignIn> newest(HttpServletRequest request) {
    return carried(request)
        .flatMap(each -> each.signIn().stream())
        .filter(signIn -> !signIn.isExpired(clock.instant()))
        .max(Comparator.comparing(PendingSignIn::startedAt));
  }

  /** Uses a sign-in up: lets the browser forget it. */
  void remove(HttpServletRequest request, HttpServletResponse response, PendingSignIn signIn) {
    cookie(signIn.state()).forget(request, response);
  }

  /**
   * A cookie of a sign-in.
   *
   * @param name its name, without the prefix that {@link CookieRules} adds
   * @param signIn the sign-in, absent if the cookie cannot be opened
   */
  private record Carried(String name, Optional<PendingSignIn> signIn) {}

  private Stream<Carried> carried(HttpServletRequest request) {
    String start = rules.name(PREFIX);
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().startsWith(start))
        .map(
            (Cookie cookie) -> {
              String name = PREFIX + cookie.getName().substring(start.length());
              return new Carried(name, opened(name, cookie.getValue()));
            });
  }

  private Optional<PendingSignIn> opened(String name, String value) {
    try {
      return sealer
          .open(purpose(name), Base64.getUrlDecoder().decode(value))
          .flatMap(PendingSignIn::decoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String purpose(String cookieName) {
    return "pending sign-in in the cookie " + cookieName;
  }

  private ShortLivedCookie cookie(String state) {
    return new ShortLivedCookie(rules, PREFIX + PendingSignIn.id(state), PendingSignIn.LIFE);
  }
}
