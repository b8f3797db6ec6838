<%@ tag description="The mark of a value, the same wherever it passes" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="droplets.web.flow.MaskedValue" description="The value" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<mark class="${fn:escapeXml(of.style())}">${fn:escapeXml(of.mark())}</mark>
