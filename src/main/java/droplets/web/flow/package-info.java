/**
 * The record of one browser's flow, and the page that shows it. {@link droplets.web.flow.Flow} is
 * the record: it holds values and no secret, because the client puts {@code $NAMES} in place of
 * secrets before it reports a call ({@link droplets.digitalocean.RecordedCall}). {@link
 * droplets.web.flow.FlowRecorder} adds the calls of one request to it, and {@link
 * droplets.web.flow.BrowserSteps} the two steps of the browser.
 *
 * <p>{@link droplets.web.flow.FlowServlet} is the page: {@link droplets.web.flow.FlowModel} makes
 * its texts from the record. What explains a kind of step is in {@link droplets.web.flow.FlowKind},
 * what a parameter is for in {@link droplets.web.flow.ParameterMeaning}, and why a step failed in
 * {@link droplets.web.flow.FailureText}. The package does not use {@code session}; {@link
 * droplets.web.flow.FlowSource} gives it the record.
 */
package droplets.web.flow;
