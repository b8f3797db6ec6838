<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<jsp:useBean id="frame" type="droplets.web.page.PageFrame" scope="request"/>
<t:frame title="${model.title()}">
  <p class="lead">${fn:escapeXml(model.text())}</p>
  <ul class="ways">
    <c:if test="${model.canRetry()}">
      <li><a class="button" href="">Try again</a></li>
    </c:if>
    <c:choose>
      <c:when test="${model.status() eq 403 and not empty failedStep}">
        <li><a class="button" href="${frame.base}/connect?prompt=select_account">Connect again</a></li>
      </c:when>
      <c:when test="${frame.connected and not model.canRetry()}">
        <li><a href="${frame.base}/droplets">All Droplets</a></li>
      </c:when>
    </c:choose>
    <c:if test="${not empty failedStep}">
      <li><a href="${frame.base}/flow#${fn:escapeXml(failedStep)}">See the step that failed</a></li>
    </c:if>
    <li><a href="${frame.base}/">Start page</a></li>
  </ul>
  <dl class="facts">
    <div><dt>Status</dt><dd>${fn:escapeXml(model.status())}</dd></div>
    <c:if test="${not empty model.requestId()}">
      <div><dt>DigitalOcean's request id</dt><dd><code class="copyable" data-copy="DigitalOcean's request id">${fn:escapeXml(model.requestId())}</code>
        Quote this id if you ask DigitalOcean about the error.</dd></div>
    </c:if>
    <div><dt>This application's request id</dt><dd>${fn:escapeXml(requestId)}</dd></div>
  </dl>
</t:frame>
