<%@ tag description="The picture of the flow: three lanes, and arrows between them" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The arrows" %>
<%@ attribute name="caption" required="true" description="What the picture shows" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<figure class="sequence card">
<figcaption>${fn:escapeXml(caption)}</figcaption>
<p class="lanes" aria-hidden="true"><span>Your browser</span> <span>This application</span> <span>DigitalOcean</span></p>
<ol>
<c:forEach var="arrow" items="${of}"><li class="${fn:escapeXml(arrow.style())}"><span class="way">${fn:escapeXml(arrow.between())}</span>&#32;<span class="label"><c:choose>
<c:when test="${empty arrow.stepId()}">${fn:escapeXml(arrow.label())}</c:when>
<c:otherwise><a href="#${fn:escapeXml(arrow.stepId())}">${fn:escapeXml(arrow.label())}</a></c:otherwise>
</c:choose><c:if test="${not arrow.isGood()}">&#32;<strong class="failed">failed</strong></c:if><c:forEach var="value" items="${arrow.values()}">&#32;<t:value of="${value}"/></c:forEach></span></li>
</c:forEach></ol>
</figure>
