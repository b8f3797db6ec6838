<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<t:frame title="Set up the application" page="overview">
  <c:if test="${not empty model.problems()}">
    <div class="message problem" role="alert">
      <h2>A setting cannot be used</h2>
      <dl>
        <c:forEach var="problem" items="${model.problems()}">
          <div><dt><code>${fn:escapeXml(problem.setting())}</code></dt>
            <dd>${fn:escapeXml(problem.text())}</dd></div>
        </c:forEach>
      </dl>
    </div>
  </c:if>
  <c:if test="${not model.hasClientId()}">
    <div class="message note" role="note">
      <h2>No client id is set</h2>
      <p><code>DIGITAL_OCEAN_CLIENT_ID</code> is missing. Without it DigitalOcean does not know which
        application asks for access.</p>
    </div>
  </c:if>
  <t:redirectUriHint text="${model.redirectUriHint()}"/>
  <section aria-labelledby="steps">
    <h2 id="steps">Three steps</h2>
    <ol class="setup">
      <li>
        <p><strong>Register an OAuth application at DigitalOcean:</strong> in the control panel, under
          <a href="https://cloud.digitalocean.com/account/api/applications">API, OAuth
          Applications</a>. As its callback URL enter exactly</p>
        <pre><code class="copyable" data-copy="the redirect URI">${fn:escapeXml(model.redirectUri())}</code></pre>
        <p>OAuth calls this address the redirect URI; "callback URL" means the same. DigitalOcean
          sends your browser back to it after a sign-in. Do you open this application at another
          address than the one above? Then its redirect URI is the scheme, host and port in your
          browser's address bar, followed by <code>${fn:escapeXml(model.redirectPath())}</code>.
          Register that one, and set <code>DIGITAL_OCEAN_REDIRECT_URI</code> to it as well.</p>
      </li>
      <li>
        <p><strong>Set the client id and the client secret</strong> that DigitalOcean then shows you, as
          environment variables:</p>
        <pre><code class="copyable" data-copy="the settings">export DIGITAL_OCEAN_CLIENT_ID=…
export DIGITAL_OCEAN_CLIENT_SECRET=…</code></pre>
        <p>Ask only for the access that the pages need. This scope covers everything but volumes; add
          <code>block_storage:read</code> to see these too:</p>
        <pre><code class="copyable" data-copy="the scope">export DIGITAL_OCEAN_SCOPE="account:read droplet:read image:read regions:read sizes:read actions:read tag:read vpc:read"</code></pre>
        <p>If you set no scope, the application asks for <code>read</code>, which covers everything in
          the team.</p>
      </li>
      <li><p><strong>Start the application again.</strong></p></li>
    </ol>
  </section>
</t:frame>
