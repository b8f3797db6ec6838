<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout title="The exchange, step by step">
  <c:choose>
    <c:when test="${empty model.steps()}">
      <p>In this browser session nobody has signed in yet.
        <a href="${fn:escapeXml(layout.base())}/connect">Connect to DigitalOcean</a>, and what was
        said will be here.</p>
    </c:when>
    <c:otherwise>
      <p>What was said between your browser, this application and DigitalOcean, as it went. Words with
        a <code>$</code> stand for secrets and what comes from them: this record holds none.</p>
      <ol class="flow">
        <c:forEach var="entry" items="${model.steps()}">
          <c:set var="step" value="${entry.step()}"/>
          <li class="${step.isSuccess() ? 'good' : 'bad'}">
            <h2><c:out value="${step.kind().title()}"/></h2>
            <p class="between"><c:out value="${step.kind().between()}"/>,
              <time datetime="${entry.isoTime()}"><c:out value="${entry.time()}"/></time><c:if
              test="${step.millis() ge 0}">, took <c:out value="${step.millis()}"/> ms</c:if><c:if
              test="${step.status() gt 0}">, status <strong><c:out value="${step.status()}"/></strong></c:if></p>
            <p><c:out value="${step.kind().purpose()}"/>
              <a href="${step.kind().sourceUrl()}"><c:out value="${step.kind().source()}"/></a></p>
            <h3>Message</h3>
            <pre><code><c:out value="${step.message()}"/></code></pre>
            <c:if test="${not empty step.curl()}">
              <h3>As a command</h3>
              <pre><code><c:out value="${step.curl()}"/></code></pre>
            </c:if>
            <c:if test="${not empty step.answer()}">
              <h3>Answer</h3>
              <pre><code><c:out value="${step.answer()}"/></code></pre>
            </c:if>
          </li>
        </c:forEach>
      </ol>
    </c:otherwise>
  </c:choose>
</t:layout>
