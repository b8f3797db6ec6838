/**
 * The record of the flow of one browser session, and the page that shows it. {@link
 * droplets.web.flow.Flow} is the record: it holds values and no secret. {@link
 * droplets.web.flow.FlowServlet} is the page: {@link droplets.web.flow.FlowModel} makes its texts
 * from the record. Start reading at one of the two. The package does not know sessions; {@link
 * droplets.web.flow.FlowSource} gives it the record.
 */
package droplets.web.flow;
