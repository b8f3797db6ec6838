/**
 * The record of one browser's flow, and the page that shows it. {@link droplets.web.flow.Flow} is
 * the record: it holds values and no secret, because the client puts {@code $NAMES} in place of
 * secrets before it reports a call ({@link droplets.digitalocean.RecordedCall}). {@link
 * droplets.web.flow.FlowServlet} is the page: {@link droplets.web.flow.FlowModel} makes its texts
 * from the record. Start reading at one of the two. The package does not use {@code session};
 * {@link droplets.web.flow.FlowSource} gives it the record.
 */
package droplets.web.flow;
