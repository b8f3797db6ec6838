<%@ tag description="IP addresses, each alone in its element so that it can be selected exactly" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The addresses" %>
<%@ attribute name="kind" required="false" description="What kind they are, said once before them" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:if test="${not empty kind and not empty of}"><span class="kind"><c:out value="${kind}"/></span></c:if>
<c:forEach var="address" items="${of}"><code class="address"><c:out value="${address}"/></code></c:forEach>
