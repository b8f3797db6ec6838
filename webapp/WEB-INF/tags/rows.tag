<%@ tag description="The headers and parameters of a step, one a line, each with what it is for" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The rows" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:if test="${not empty of}">
<dl class="rows">
<c:forEach var="row" items="${of}"><div><dt><code>${fn:escapeXml(row.name())}</code></dt><dd><code>${fn:escapeXml(row.before())}<c:if test="${not empty row.value()}"><t:value of="${row.value()}"/></c:if></code><c:if test="${not empty row.real()}">&#32;<code class="real">${fn:escapeXml(row.real())}</code></c:if></dd><dd class="meaning">${fn:escapeXml(row.meaning())}</dd></div>
</c:forEach></dl>
</c:if>
