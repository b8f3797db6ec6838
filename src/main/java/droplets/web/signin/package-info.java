/**
 * The way into a connection and out of it: the index page, the authorization request, the callback,
 * disconnecting. Start reading at {@link droplets.web.signin.ConnectServlet}, then at {@link
 * droplets.web.signin.CallbackServlet}. The tokens are then in the hands of {@code session}.
 */
package droplets.web.signin;
