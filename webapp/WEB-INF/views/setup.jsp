<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:layout title="Set up the application">
  <c:if test="${not empty model.problems()}">
    <div class="message problem" role="alert">
      <h2>A setting cannot be used</h2>
      <dl>
        <c:forEach var="problem" items="${model.problems()}">
          <div><dt><code><c:out value="${problem.setting()}"/></code></dt>
            <dd><c:out value="${problem.text()}"/></dd></div>
        </c:forEach>
      </dl>
    </div>
  </c:if>
  <c:if test="${not model.hasClientId()}">
    <div class="message note" role="note">
      <h2>No client id is set</h2>
      <p><code>DIGITAL_OCEAN_CLIENT_ID</code> is missing, so DigitalOcean would not know who asks.</p>
    </div>
  </c:if>
  <c:if test="${not empty model.callbackHint()}">
    <div class="message note" role="note">
      <h2>Mind the callback URL</h2>
      <p><c:out value="${model.callbackHint()}"/></p>
    </div>
  </c:if>
  <section aria-labelledby="steps">
    <h2 id="steps">Three steps</h2>
    <ol>
      <li>
        <p>Register an OAuth application at DigitalOcean: in the control panel, under
          <a href="https://cloud.digitalocean.com/account/api/applications">API, OAuth
          Applications</a>. Its callback URL must be exactly</p>
        <pre><code><c:out value="${model.callbackUrl()}"/></code></pre>
        <p>This application waits for the answer at the path
          <code><c:out value="${model.callbackPath()}"/></code>. If your browser reaches it at
          another address, set <code>DIGITAL_OCEAN_REDIRECT_URI</code> to the callback URL there, and
          register that.</p>
      </li>
      <li>
        <p>Set what DigitalOcean then shows you:</p>
        <pre><code>export DIGITAL_OCEAN_CLIENT_ID=…
export DIGITAL_OCEAN_CLIENT_SECRET=…</code></pre>
        <p>The least scope that shows everything is
          <code>account:read droplet:read image:read regions:read sizes:read actions:read tag:read vpc:read</code>;
          set it as <code>DIGITAL_OCEAN_SCOPE</code>. Without it <code>read</code> is asked for.</p>
      </li>
      <li><p>Start the application again.</p></li>
    </ol>
  </section>
</t:layout>
