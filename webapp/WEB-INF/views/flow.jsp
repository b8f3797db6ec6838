<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:frame title="The OAuth flow, step by step" page="flow">
  <div id="flow">
  <c:if test="${model.isOfThisNodeAlone()}">
    <p class="lead">Several servers answer here in turn. Each keeps its own record, and this is the record of
      one of them.</p>
  </c:if>
  <c:choose>
    <c:when test="${empty model.steps()}">
      <div class="empty">
        <h2>Nothing has been said yet</h2>
        <p>In this browser session nobody has signed in.
          <a href="${fn:escapeXml(frame.base())}/connect">Connect to DigitalOcean</a>, and every
          request and answer of the flow will be here.</p>
      </div>
    </c:when>
    <c:otherwise>
      <p class="lead">Here is what your browser, this application and DigitalOcean said to each other.
        Words with a <code>$</code> stand for secrets and what comes from them: this record holds none.</p>
      <c:if test="${not empty model.expires()}">
        <p class="expiry">Expiry of the access token: <t:moment at="${model.expires()}"/>
          <c:if test="${model.isRefreshed()}"><small>The first request close to it refreshes the token.</small></c:if></p>
      </c:if>
      <ol class="flow">
        <c:forEach var="step" items="${model.steps()}">
          <li id="${fn:escapeXml(step.id())}" class="${step.isGood() ? 'good' : 'bad'}">
            <h2><c:out value="${step.kind().title()}"/></h2>
            <p class="between">
              <strong><c:out value="${step.kind().between()}"/></strong>
              <span><t:moment at="${step.at()}"/></span>
              <c:if test="${step.millis() ge 0}"><span>took <c:out value="${step.millis()}"/> ms</span></c:if>
              <c:if test="${step.status() gt 0}"><span>status <strong><c:out value="${step.status()}"/></strong></span></c:if>
              <c:if test="${not step.isGood()}"><strong class="failed">failed</strong></c:if>
            </p>
            <p><c:out value="${step.kind().purpose()}"/></p>
            <h3>Request</h3>
            <pre><code><c:out value="${step.request()}"/></code></pre>
            <c:if test="${not empty step.answer()}">
              <h3>Answer</h3>
              <pre><code><c:out value="${step.answer()}"/></code></pre>
            </c:if>
            <details>
              <summary>As a command</summary>
              <pre><code class="copyable" data-copy="the command"><c:out value="${step.curl()}"/></code></pre>
            </details>
            <p class="origin">In this project: <code><c:out value="${step.kind().code()}"/></code>.
              Asked for by <a href="${step.kind().sourceUrl()}"><c:out value="${step.kind().source()}"/></a>.</p>
          </li>
        </c:forEach>
      </ol>
      <section class="astext">
        <h2><label for="text">The whole flow as text</label></h2>
        <p>To paste into a question: it holds no secret.</p>
        <textarea id="text" class="copyable" data-copy="the text" rows="10" readonly><c:out value="${model.text()}"/></textarea>
      </section>
    </c:otherwise>
  </c:choose>
  </div>
</t:frame>
