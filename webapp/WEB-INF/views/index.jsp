<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout title="Your Droplets, through OAuth">
  <c:if test="${not empty model.message()}">
    <div class="message ${model.message().tone()}" role="${model.message().isProblem() ? 'alert' : 'status'}">
      <h2><c:out value="${model.message().title()}"/></h2>
      <p><c:out value="${model.message().text()}"/></p>
      <c:if test="${model.message().isDisconnect()}">
        <p>The application stays in your
          <a href="https://cloud.digitalocean.com/account/api/access">list of authorized
          applications</a> at DigitalOcean until you remove it there.</p>
      </c:if>
    </div>
  </c:if>
  <c:if test="${not empty model.callbackHint()}">
    <div class="message note" role="note">
      <h2>Mind the callback URL</h2>
      <p><c:out value="${model.callbackHint()}"/></p>
    </div>
  </c:if>

  <c:choose>
    <c:when test="${layout.isConnected()}">
      <section aria-labelledby="connection">
        <h2 id="connection">You are connected</h2>
        <dl>
          <c:if test="${not empty layout.who().name()}">
            <div><dt>Name</dt><dd><c:out value="${layout.who().name()}"/></dd></div>
          </c:if>
          <c:if test="${not empty layout.who().email()}">
            <div><dt>E-mail</dt><dd><c:out value="${layout.who().email()}"/></dd></div>
          </c:if>
          <c:if test="${not empty layout.who().teamName()}">
            <div><dt>Team</dt><dd><c:out value="${layout.who().teamName()}"/></dd></div>
          </c:if>
          <div><dt>Granted scope</dt><dd>
            <c:choose>
              <c:when test="${empty model.grantedScope()}">DigitalOcean did not say</c:when>
              <c:otherwise><code><c:out value="${model.grantedScope()}"/></code></c:otherwise>
            </c:choose></dd></div>
          <div><dt>Access token expires</dt><dd>
            <c:choose>
              <c:when test="${empty model.expires()}">DigitalOcean did not say</c:when>
              <c:otherwise><c:out value="${model.expires()}"/>; it is refreshed before</c:otherwise>
            </c:choose></dd></div>
        </dl>
        <p><a class="button" href="${fn:escapeXml(layout.base())}/droplets">See your Droplets</a></p>
        <p><a href="${fn:escapeXml(layout.base())}/connect?prompt=select_account">Use another account or team</a></p>
      </section>
    </c:when>
    <c:otherwise>
      <p>This application shows you the Droplets of one of your DigitalOcean teams. You sign in at
        DigitalOcean, not here: this application never sees your password, and you can take the
        access back at any time.</p>
      <p><a class="button" href="${fn:escapeXml(layout.base())}/connect">Connect to DigitalOcean</a></p>
    </c:otherwise>
  </c:choose>

  <section aria-labelledby="scope">
    <h2 id="scope">What it asks for</h2>
    <p>The scope <code><c:out value="${model.scope()}"/></code>.
      <c:choose>
        <c:when test="${model.scope() eq 'read'}">It lets this application read everything in the
          team you choose, and change nothing. It only ever reads the account and the list of
          Droplets.</c:when>
        <c:otherwise>It lets this application do what these words name in the team you choose, and
          nothing else. It only ever reads the account and the list of Droplets.</c:otherwise>
      </c:choose></p>
  </section>
  <section aria-labelledby="steps">
    <h2 id="steps">What will happen</h2>
    <ol>
      <li>The link leads to DigitalOcean, which asks you to sign in and to choose a team.</li>
      <li>If you approve, DigitalOcean sends your browser back with an authorization code.</li>
      <li>This application exchanges the code for an access token, out of the browser's sight.</li>
      <li>With the access token it reads your Droplets and shows them to you.</li>
    </ol>
    <p><a href="${fn:escapeXml(layout.base())}/flow">Watch the exchange step by step</a> once you have
      connected.</p>
  </section>
</t:layout>
