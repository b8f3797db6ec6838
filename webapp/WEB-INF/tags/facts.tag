<%@ tag description="Facts in words, for a dl" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The facts" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:forEach var="fact" items="${of}"><div><dt>${fn:escapeXml(fact.name())}</dt><dd>${fn:escapeXml(fact.value())}</dd></div>
</c:forEach>
