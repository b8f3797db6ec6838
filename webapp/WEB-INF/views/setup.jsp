<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:frame title="Set up the application" page="overview">
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
  <c:if test="${not empty model.redirectUriHint()}">
    <div class="message note" role="note">
      <h2>Mind the callback URL</h2>
      <p><c:out value="${model.redirectUriHint()}"/></p>
    </div>
  </c:if>
  <section aria-labelledby="steps">
    <h2 id="steps">Three steps</h2>
    <ol class="setup">
      <li>
        <p><strong>Register an OAuth application at DigitalOcean:</strong> in the control panel, under
          <a href="https://cloud.digitalocean.com/account/api/applications">API, OAuth
          Applications</a>. Its callback URL must be exactly</p>
        <pre><code class="copyable" data-copy="the callback URL"><c:out value="${model.redirectUri()}"/></code></pre>
        <p>This application waits for the answer at the path
          <code><c:out value="${model.redirectPath()}"/></code>. If your browser reaches it at
          another address, set <code>DIGITAL_OCEAN_REDIRECT_URI</code> to the callback URL there, and
          register that.</p>
      </li>
      <li>
        <p><strong>Set what DigitalOcean then shows you:</strong></p>
        <pre><code class="copyable" data-copy="the settings">export DIGITAL_OCEAN_CLIENT_ID=…
export DIGITAL_OCEAN_CLIENT_SECRET=…</code></pre>
        <p>The least scope that shows everything but volumes, which need <code>block_storage:read</code>
          as well, is set as</p>
        <pre><code class="copyable" data-copy="the scope">export DIGITAL_OCEAN_SCOPE="account:read droplet:read image:read regions:read sizes:read actions:read tag:read vpc:read"</code></pre>
        <p>Without it <code>read</code> is asked for, which is everything in the team.</p>
      </li>
      <li><p><strong>Start the application again.</strong></p></li>
    </ol>
  </section>
</t:frame>
