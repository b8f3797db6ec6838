package droplets.web.signin;

import droplets.web.page.CookieRules;
import droplets.web.page.ShortLivedCookie;
import droplets.web.session.Sealer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sign-ins that a browser has begun. The browser carries each in a sealed cookie of its own. So
 * people who have not connected cost no memory here, and two tabs do not overwrite each other's
 * sign-in. The seal covers the name of the cookie.
 *
 * <p>There are eight names, so a browser has at most eight sign-ins at a time, for ten minutes
 * each, even where it begins many at once. With the longest return paths they stay below 6 KB
 * together; containers accept 8 KB of headers.
 */
public final class PendingSignIns {

  private static final String PREFIX = "droplets-signin-";
  private static final int SLOTS = 8;

  private final CookieRules rules;
  private final Sealer sealer;
  private final Clock clock;

  /**
   * Makes the sign-ins of an application.
   *
   * @param rules the attributes that all cookies of the application share
   * @param sealer encrypts and authenticates the cookies
   * @param clock tells which sign-ins are over
   */
  public PendingSignIns(CookieRules rules, Sealer sealer, Clock clock) {
    this.rules = rules;
    this.sealer = sealer;
    this.clock = clock;
  }

  /** Gives the browser one more sign-in. If it has eight already, the oldest is dropped. */
  void add(HttpServletRequest request, HttpServletResponse response, PendingSignIn added) {
    ShortLivedCookie cookie = slotFor(request);
    byte[] sealed = sealer.seal(purpose(cookie.name()), added.encoded());
    cookie.set(response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
  }

  /** A free slot, or else one that cannot be opened, or else that of the oldest sign-in. */
  private ShortLivedCookie slotFor(HttpServletRequest request) {
    List<ShortLivedCookie> slots = new ArrayList<>(slots().toList());
    // Tabs that begin at once do not know of each other: few of them are to choose the same slot.
    Collections.shuffle(slots, ThreadLocalRandom.current());
    Comparator<ShortLivedCookie> byAge =
        Comparator.comparing(
            (ShortLivedCookie slot) ->
                opened(request, slot).map(PendingSignIn::startedAt).orElse(Instant.MIN));
    return slots.stream()
        .filter(slot -> slot.get(request).isEmpty())
        .findFirst()
        .orElseGet(() -> Collections.min(slots, byAge));
  }

  /** Finds the sign-in of a state, even if its time is over; absent if this browser has none. */
  Optional<PendingSignIn> find(HttpServletRequest request, String state) {
    return slots()
        .flatMap(slot -> opened(request, slot).stream())
        .filter(signIn -> signIn.state().equals(state))
        .findFirst();
  }

  /** The sign-in that this browser began last, if its time is not over. */
  Optional<PendingSignIn> newest(HttpServletRequest request) {
    return slots()
        .flatMap(slot -> opened(request, slot).stream())
        .filter(signIn -> !signIn.isExpired(clock.instant()))
        .max(Comparator.comparing(PendingSignIn::startedAt));
  }

  /** Uses a sign-in up: lets the browser forget it. */
  void remove(HttpServletRequest request, HttpServletResponse response, PendingSignIn signIn) {
    slots()
        .filter(slot -> opened(request, slot).filter(signIn::equals).isPresent())
        .forEach(slot -> slot.forget(request, response));
  }

  private Optional<PendingSignIn> opened(HttpServletRequest request, ShortLivedCookie slot) {
    try {
      return slot.get(request)
          .flatMap(value -> sealer.open(purpose(slot.name()), Base64.getUrlDecoder().decode(value)))
          .flatMap(PendingSignIn::decoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String purpose(String cookieName) {
    return "pending sign-in in the cookie " + cookieName;
  }

  private Stream<ShortLivedCookie> slots() {
    return IntStream.range(0, SLOTS)
        .mapToObj(slot -> new ShortLivedCookie(rules, PREFIX + slot, PendingSignIn.LIFE));
  }
}
