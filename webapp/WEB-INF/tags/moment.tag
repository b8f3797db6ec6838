<%@ tag description="A time: its distance from now, and the exact time" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="at" required="true" type="droplets.web.page.ShownTime" description="The time" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<time class="moving" datetime="${fn:escapeXml(at.iso())}">${fn:escapeXml(at.relative())}</time>&#32;<span class="exact">${fn:escapeXml(at.exact())}</span>
