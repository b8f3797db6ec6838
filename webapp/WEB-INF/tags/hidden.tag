<%@ tag description="What a form sends along unseen" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="of" required="true" type="java.util.List" description="The parameters, droplets.digitalocean.NamedValue each" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:forEach var="parameter" items="${of}"><input type="hidden" name="${fn:escapeXml(parameter.name())}" value="${fn:escapeXml(parameter.value())}"></c:forEach>
