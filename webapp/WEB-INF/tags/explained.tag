<%@ tag description="A kind of step, explained" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="kind" required="true" type="droplets.web.flow.FlowKind" description="The kind" %>
<%@ attribute name="at" required="true" description="The step that has the whole explanation, or empty if it is to stand here" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<p>${fn:escapeXml(kind.purpose())}</p>
<c:if test="${kind.isPkce()}"><p>The two halves of PKCE: <code>code_challenge = BASE64URL(SHA-256(code_verifier))</code></p></c:if>
<c:choose>
<c:when test="${not empty at}"><p><a href="#${fn:escapeXml(at)}">Why this is here, and what if it were not</a></p></c:when>
<c:otherwise>
<dl class="why">
<div><dt>Why is this here?</dt><dd>${fn:escapeXml(kind.reason())}</dd></div>
<div><dt>What if it were not?</dt><dd>${fn:escapeXml(kind.without())}</dd></div>
</dl>
<p class="origin">In this project: <code>${fn:escapeXml(kind.code())}</code>. Asked for by <c:forEach var="source" items="${kind.sources()}" varStatus="each"><c:if test="${not each.first}">, </c:if><a href="${fn:escapeXml(source.url())}">${fn:escapeXml(source.title())}</a></c:forEach>.</p>
</c:otherwise>
</c:choose>
