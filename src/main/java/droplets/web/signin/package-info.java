/**
 * Connects and disconnects a person: the index page, the authorization request, the callback and
 * the disconnect. Start reading at {@link droplets.web.signin.ConnectServlet}, then at {@link
 * droplets.web.signin.CallbackServlet}. {@code droplets.web.session} keeps the tokens afterwards.
 *
 * <ul>
 *   <li>{@link droplets.web.signin.PendingSignIns} keeps the sign-ins under way in sealed cookies
 *       and finds the one that a callback's state belongs to, {@link
 *       droplets.digitalocean.AuthorizationResponse} judges the answer, and {@link
 *       droplets.web.signin.SignIn} exchanges the code.
 *   <li>The page that somebody asked for before connecting is kept by {@link
 *       droplets.web.session.ReturnCookie}, then by the pending sign-in, and checked by {@link
 *       droplets.web.listing.ReturnPath}.
 *   <li>{@link droplets.web.signin.AbandonedSignInSweeper} revokes the tokens of a sign-in to whose
 *       answer no browser came back. With a database {@code UnusedRowSweeper} does that.
 * </ul>
 */
package droplets.web.signin;
