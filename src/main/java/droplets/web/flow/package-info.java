/**
 * The record of the flow of one browser session, without any secret, and the page that shows it.
 * Start reading at {@link droplets.web.flow.Flow}, which is the record, or at {@link
 * droplets.web.flow.FlowServlet}, which is the page. The package does not know sessions: it is told
 * the record through {@link droplets.web.flow.FlowSource}.
 */
package droplets.web.flow;
