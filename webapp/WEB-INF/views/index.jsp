<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<jsp:useBean id="frame" type="droplets.web.page.PageFrame" scope="request"/>
<t:frame title="Your Droplets, through OAuth" page="overview"
    heading="${frame.connected ? 'You are connected to DigitalOcean' : 'See your Droplets, and see how OAuth works'}"
    description="Connect to DigitalOcean with OAuth 2.0, list your Droplets, and watch the OAuth flow step by step.">
  <c:if test="${not empty model.message()}">
    <div class="message ${model.message().tone()}" role="${model.message().isProblem() ? 'alert' : 'status'}" tabindex="-1" autofocus>
      <h2>${fn:escapeXml(model.message().title())}</h2>
      <p>${fn:escapeXml(model.message().text())}</p>
      <c:if test="${not empty model.step()}">
        <p><a href="${frame.base}/flow#${fn:escapeXml(model.step())}">See the step that failed</a></p>
      </c:if>
      <c:if test="${model.message().isDisconnect()}">
        <p>The application stays in your
          <a href="https://cloud.digitalocean.com/account/api/access">list of authorized
          applications</a> at DigitalOcean until you remove it there.</p>
      </c:if>
    </div>
  </c:if>
  <c:if test="${not empty model.redirectUriHint()}"><t:redirectUriHint text="${model.redirectUriHint()}"/></c:if>

  <c:choose>
    <c:when test="${frame.connected}">
      <section class="card" aria-label="Your connection">
        <dl>
          <c:if test="${not empty frame.person or not empty frame.email}">
            <div><dt>Account</dt><dd>${frame.person}&#32;<span class="email">${frame.email}</span></dd></div>
          </c:if>
          <c:if test="${not empty frame.team}">
            <div><dt>Team</dt><dd>${frame.team}</dd></div>
          </c:if>
          <div><dt>Granted scope</dt><dd><c:forEach var="scope" items="${model.grantedScope()}"><code>${fn:escapeXml(scope)}</code> </c:forEach></dd></div>
          <div><dt>Expiry of the access token</dt><dd>
            <c:choose>
              <c:when test="${empty model.expires()}">DigitalOcean did not say</c:when>
              <c:otherwise><t:moment at="${model.expires()}"/>
                <c:if test="${model.isRefreshed()}"><small>A request shortly before that refreshes the token.</small></c:if></c:otherwise>
            </c:choose></dd></div>
        </dl>
        <ul class="ways">
          <li><a class="button" href="${frame.base}/droplets">See your Droplets</a></li>
          <li><a href="${frame.base}/flow">Watch the OAuth flow</a></li>
          <li><a href="${frame.base}/connect?prompt=select_account">Use another account or team</a></li>
        </ul>
      </section>
    </c:when>
    <c:otherwise>
      <p class="lead">This application lists the Droplets of one of your DigitalOcean teams. You sign in
        at DigitalOcean, not here: it never sees your password, and you can take the access back at any
        time.</p>
      <p class="start"><a class="button" href="${frame.base}/connect">Connect to DigitalOcean</a></p>
    </c:otherwise>
  </c:choose>

  <section class="card pair" aria-labelledby="steps">
    <h2 id="steps">How it works</h2>
    <img class="picture" src="${frame.assets}/flow.svg" width="480" height="320"
      alt="1: your browser goes to DigitalOcean. 2: it brings a code back to this application. 3: the application sends the code to DigitalOcean and gets a token. 4: it sends the token to read your Droplets.">
    <ol class="steps">
      <li><strong>You go to DigitalOcean.</strong> There you sign in, choose a team and see which access this application asks for.</li>
      <li><strong>You come back with a code.</strong> If you approve, DigitalOcean sends your browser back here with an authorization code.</li>
      <li><strong>The code becomes a token.</strong> This application exchanges it for an access token, out of your browser's sight.</li>
      <li><strong>The token opens your Droplets.</strong> With it this application reads the list and shows it to you.</li>
    </ol>
  </section>

  <section class="card pair" aria-labelledby="scope">
    <h2 id="scope">The scope of the access</h2>
    <div>
      <h3>This application can</h3>
      <ul class="can">
        <c:forEach var="permission" items="${model.scope().permissions()}">
          <li>${fn:escapeXml(permission.meaning())} <code>${fn:escapeXml(permission.scope())}</code></li>
        </c:forEach>
      </ul>
    </div>
    <div>
      <h3>It cannot</h3>
      <ul class="cannot">
        <c:if test="${model.scope().isReadOnly()}"><li>create, change or destroy anything</li></c:if>
        <li>see your password</li>
        <li>reach your other teams</li>
        <li>do anything once its access is revoked</li>
      </ul>
      <p>It reads only the account and the Droplets<c:if test="${not model.scope().isReadOnly()}">,
        although the scope permits more</c:if>.</p>
    </div>
  </section>
</t:frame>
