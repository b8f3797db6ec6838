<%@ tag description="IP addresses, each alone in its element so that it can be selected exactly" pageEncoding="UTF-8" body-content="empty" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The addresses" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:forEach var="address" items="${of}"><code class="address"><c:out value="${address}"/></code></c:forEach>
