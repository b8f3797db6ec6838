/**
 * Connects and disconnects a person: the index page, the authorization request, the callback and
 * the disconnect. Start reading at {@link droplets.web.signin.ConnectServlet}, then at {@link
 * droplets.web.signin.CallbackServlet}. {@code droplets.web.session} keeps the tokens afterwards.
 * Where the browser goes after connecting is kept by its {@link droplets.web.session.ReturnCookie},
 * and checked by {@link droplets.web.listing.ReturnPath}.
 */
package droplets.web.signin;
