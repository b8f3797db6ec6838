<%@ tag description="Identifiers, or why there are none" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The identifiers" %>
<%@ attribute name="granted" required="true" type="java.lang.Boolean" description="Whether the granted scope covers them" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:choose>
  <c:when test="${not empty of}"><c:forEach var="code" items="${of}"><code><c:out value="${code}"/></code> </c:forEach></c:when>
  <c:when test="${granted}">none</c:when>
  <c:otherwise><em>not granted</em></c:otherwise>
</c:choose>
