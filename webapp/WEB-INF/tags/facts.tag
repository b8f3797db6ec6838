<%@ tag description="Facts in words, for a dl" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The facts" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:forEach var="fact" items="${of}"><div><dt><c:out value="${fact.name()}"/></dt><dd><c:out value="${fact.value()}"/></dd></div>
</c:forEach>
