<%@ tag description="IP addresses, each alone in its element so that it can be selected exactly" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The addresses" %>
<%@ attribute name="kind" required="false" description="What kind they are, said before each" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:forEach var="address" items="${of}"><span class="ip"><c:if test="${not empty kind}"><span class="kind"><c:out value="${kind}"/></span></c:if><code class="address"><c:out value="${address}"/></code></span></c:forEach>
