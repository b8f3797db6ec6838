<%@ tag description="The tags of a Droplet, each with the way to all Droplets that have it" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The tags" %>
<%@ attribute name="page" required="true" description="The address of the Droplets page, or empty on that page" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:forEach var="tag" items="${of}"><c:choose><c:when test="${not empty tag.query()}"><a class="tag" href="${fn:escapeXml(page)}?${fn:escapeXml(tag.query())}"><c:out value="${tag.name()}"/></a> </c:when><c:otherwise><span class="tag"><c:out value="${tag.name()}"/></span> </c:otherwise></c:choose></c:forEach>
