<%@ tag description="Identifiers, or why there are none" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="droplets.web.listing.Identifiers" description="The identifiers" %>
<%@ attribute name="copy" required="false" description="What one of them is called where it can be copied" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:forEach var="code" items="${of.all()}"><code<c:if test="${not empty copy}"> class="copyable" data-copy="${fn:escapeXml(copy)}"</c:if>>${fn:escapeXml(code)}</code> </c:forEach>
<c:if test="${empty of.all()}"><em>${fn:escapeXml(of.whyNone())}</em></c:if>
