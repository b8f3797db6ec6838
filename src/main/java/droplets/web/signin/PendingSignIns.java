package droplets.web.signin;

import droplets.web.page.CookieScope;
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
 * The sign-ins that a browser has under way. The browser carries them itself, each in a sealed
 * cookie of its own, so that people who have not connected cost no memory and two tabs do not
 * overwrite each other's. The cookie's name holds a hash of the state and is sealed in with the
 * rest: a cookie is good for its own sign-in only.
 *
 * <p>Eight may be under way, for ten minutes each. All together, with the longest return paths,
 * they stay below 5 KB, as containers accept no more than 8 KB of headers.
 */
public final class PendingSignIns {

  private static final String PREFIX = "droplets-signin-";
  private static final int MOST = 8;

  private final CookieScope scope;
  private final Sealer sealer;
  private final Clock clock;

  public PendingSignIns(CookieScope scope, Sealer sealer, Clock clock) {
    this.scope = scope;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** Gives the browser one more; of more than eight the oldest are dropped. */
  void add(HttpServletRequest request, HttpServletResponse response, PendingSignIn added) {
    List<Carried> carried = new ArrayList<>(carried(request).toList());
    // One that cannot be opened, as after a restart, is of no use and goes first.
    carried.sort(
        Comparator.comparing(
            (Carried each) -> each.signIn().map(PendingSignIn::startedAt).orElse(null),
            Comparator.nullsFirst(Comparator.naturalOrder())));
    for (Carried oldest : carried.subList(0, Math.max(0, carried.size() - MOST + 1))) {
      response.addCookie(scope.cookie(oldest.name(), "", 0));
    }
    ShortLivedCookie cookie = cookie(added.state());
    byte[] sealed = sealer.seal(purpose(cookie.name()), added.encoded());
    cookie.set(response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  /** The sign-in of a state, even if its time is over, if this browser has it. */
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

  /** Uses a sign-in up: the browser forgets it. */
  void remove(HttpServletRequest request, HttpServletResponse response, PendingSignIn signIn) {
    cookie(signIn.state()).forget(request, response);
  }

  /**
   * A cookie of a sign-in.
   *
   * @param name its name without a prefix
   * @param signIn the sign-in, absent if it cannot be opened
   */
  private record Carried(String name, Optional<PendingSignIn> signIn) {}

  private Stream<Carried> carried(HttpServletRequest request) {
    String start = scope.name(PREFIX);
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
    return new ShortLivedCookie(scope, PREFIX + PendingSignIn.id(state), PendingSignIn.LIFE);
  }
}
