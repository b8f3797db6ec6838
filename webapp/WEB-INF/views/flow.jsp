<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<jsp:useBean id="frame" type="droplets.web.page.PageFrame" scope="request"/>
<t:frame title="The OAuth flow, step by step" page="flow">
  <c:set var="stage" value="${model.stage().name()}"/>
  <div id="flow">
    <div class="now">
    <c:if test="${model.isOfThisNodeAlone()}">
      <p class="lead">Several servers answer here in turn. Each keeps its own record, and this is the record of
        one of them.</p>
    </c:if>
    <p class="lead"><c:choose>
      <c:when test="${stage eq 'BEFORE'}">No sign-in of this browser is on record here. This is how your
        browser, this application and DigitalOcean will speak to each other when you connect.</c:when>
      <c:when test="${stage eq 'PENDING'}">Your browser was sent to DigitalOcean's consent page. The next
        step comes when you approve or deny there.</c:when>
      <c:when test="${stage eq 'REFUSED' and frame.connected}">The last step, in red, brought no new
        connection, and says why. The connection that you have stays.</c:when>
      <c:when test="${stage eq 'REFUSED'}">This sign-in ended without a connection. The step in red says
        why.</c:when>
      <c:when test="${stage eq 'ENDED'}">The connection has ended. This is what your browser, this
        application and DigitalOcean said to each other.</c:when>
      <c:otherwise>This is what your browser, this application and DigitalOcean said to each
        other.</c:otherwise>
    </c:choose></p>
    <p>Words with a <code>$</code> stand for values that are secret, or come from one that is.
      <c:choose>
        <c:when test="${stage ne 'BEFORE'}">The record holds these words alone<c:if test="${frame.sandbox}">,
          but in the sandbox nothing is secret, and it tells this page the real values beside them</c:if>.<c:if
          test="${stage eq 'CONNECTED' or stage eq 'ENDED'}"> Of the reads of Droplets it keeps the last
          ten.</c:if></c:when>
        <c:when test="${frame.sandbox}">In the sandbox nothing is secret: once a step has taken
          place, its real values stand beside them.</c:when>
      </c:choose></p>
    <ul class="ways">
      <c:if test="${stage ne 'BEFORE'}"><li><a href="#steps">The steps</a></li></c:if>
      <c:if test="${not empty model.passages()}"><li><a href="#values">The values</a></li></c:if>
      <c:if test="${not empty model.ahead()}"><li><a href="#ahead"><c:choose>
        <c:when test="${stage eq 'BEFORE'}">The steps</c:when>
        <c:when test="${stage eq 'REFUSED'}">The steps that did not take place</c:when>
        <c:otherwise>The steps to come</c:otherwise>
      </c:choose></a></li></c:if>
      <c:if test="${stage ne 'BEFORE'}"><li><a href="#text">The flow as text</a></li></c:if>
      <li><a href="#questions">Questions and answers</a></li>
    </ul>
    <c:if test="${not frame.connected and stage ne 'PENDING'}">
      <p class="start"><a class="button" href="${frame.base}/connect">Connect to DigitalOcean</a></p>
    </c:if>
    <c:if test="${not empty model.expires()}">
      <p class="expiry">Expiry of the access token: <t:moment at="${model.expires()}"/>
        <c:if test="${model.isRefreshed()}"><small>The first request close to it refreshes the token.</small></c:if></p>
    </c:if>

    <t:arrows of="${model.arrows()}" caption="${stage eq 'BEFORE' ? 'Who will talk to whom, in order' : 'Who talked to whom, in order'}"/>
    </div>

    <c:if test="${stage ne 'BEFORE'}">
      <ol class="flow" id="steps">
        <c:forEach var="step" items="${model.steps()}">
          <li id="${fn:escapeXml(step.id())}" class="${step.isGood() ? 'good' : 'bad'}">
            <h2>${fn:escapeXml(step.kind().title())}</h2>
            <p class="between">
              <strong>${fn:escapeXml(step.kind().between())}</strong>
              <span><t:moment at="${step.at()}"/></span>
              <c:if test="${not empty step.during()}"><span>for the browser's <code>${fn:escapeXml(step.during())}</code></span></c:if>
              <c:if test="${step.millis() ge 0}"><span>took ${fn:escapeXml(step.millis())} ms</span></c:if>
              <c:if test="${step.status() gt 0}"><span>status <strong>${fn:escapeXml(step.status())}</strong></span></c:if>
              <c:if test="${not step.isGood()}"><strong class="failed">failed</strong></c:if>
            </p>
            <c:if test="${not empty step.failure()}"><p class="failed reason">${fn:escapeXml(step.failure())}</p></c:if>
            <div class="about"><t:explained kind="${step.kind()}" at="${step.explainedAt()}"/></div>
            <h3>Request</h3>
            <p><code>${fn:escapeXml(step.line())}</code></p>
            <t:rows of="${step.request()}"/>
            <c:choose>
              <c:when test="${step.kind().name() eq 'AUTHORIZE'}">
                <p>DigitalOcean answers your browser and not this application: first with the consent
                  page, then with the way to the redirect URI.</p>
              </c:when>
              <c:when test="${step.status() gt 0}">
                <h3>Answer</h3>
                <p><code>HTTP/1.1 ${fn:escapeXml(step.status())}</code></p>
                <t:rows of="${step.answer()}"/>
              </c:when>
            </c:choose>
            <details>
              <summary>As a command</summary>
              <pre><code class="copyable" data-copy="the command">${fn:escapeXml(step.curl())}</code></pre>
              <p>${fn:escapeXml(step.kind().again())}</p>
            </details>
          </li>
        </c:forEach>
      </ol>
    </c:if>

    <div class="rest">
    <c:if test="${not empty model.passages()}">
      <section class="passages card" aria-labelledby="values">
        <h2 id="values">The values, and where they pass</h2>
        <dl class="rows">
          <c:forEach var="passage" items="${model.passages()}">
            <div><dt><t:value of="${passage.value()}"/></dt>
              <dd>${fn:escapeXml(passage.value().meaning())}</dd>
              <dd class="meaning">Step <c:forEach var="number" items="${passage.numbers()}" varStatus="each"><c:if test="${not each.first}">, </c:if><a href="#${fn:escapeXml(model.steps()[number - 1].id())}">${fn:escapeXml(number)}</a></c:forEach></dd></div>
          </c:forEach>
        </dl>
      </section>
    </c:if>

    <c:if test="${not empty model.ahead()}">
      <section class="ahead card" aria-labelledby="ahead">
        <h2 id="ahead"><c:choose>
          <c:when test="${stage eq 'BEFORE'}">The steps</c:when>
          <c:when test="${stage eq 'REFUSED'}">The steps that did not take place</c:when>
          <c:otherwise>The steps to come</c:otherwise>
        </c:choose></h2>
        <ol class="steps" start="${fn:length(model.steps()) + 1}">
          <c:forEach var="kind" items="${model.ahead()}">
            <li>
              <h3>${fn:escapeXml(kind.title())}</h3>
              <p class="between">${fn:escapeXml(kind.between())}</p>
              <t:explained kind="${kind}" at=""/>
            </li>
          </c:forEach>
        </ol>
      </section>
    </c:if>
    </div>

    <c:if test="${stage ne 'BEFORE'}">
      <section class="astext">
        <h2><label for="text">The whole flow as text</label></h2>
        <p>To paste into a question: it holds no secret.</p>
        <textarea id="text" class="copyable" data-copy="the text" rows="10" readonly>${fn:escapeXml(model.text())}</textarea>
      </section>
    </c:if>
  </div>

  <section class="questions card" aria-labelledby="questions">
    <h2 id="questions">Questions and answers</h2>
    <h3>Why a code, and not the token at once?</h3>
    <p>What comes back passes through your browser, as part of an address. Addresses are kept in the
      history and in logs, and other programs see them. A code that somebody reads there is of no use: it
      works once, for a few minutes, and only together with the code verifier and the client secret. A
      token would be of use at once, to everybody.</p>
    <h3>What does state guard against?</h3>
    <p>It guards against an answer that your browser did not ask for. An attacker can begin a sign-in with
      their own account, stop before the callback and lure your browser to it. Without
      <code>state</code> you would then be connected to the attacker's account: you might look at their
      Droplets and take them for yours, or put your data into their account. The <code>state</code> of
      that callback is not one that your browser was given, so this application uses nothing of it.</p>
    <h3>What does PKCE add, and where are its two halves kept?</h3>
    <p>This application makes a random code verifier for each sign-in, and sends DigitalOcean only its
      hash, the code challenge: <code>code_challenge = BASE64URL(SHA-256(code_verifier))</code>.
      DigitalOcean keeps the challenge with the code. The verifier stays with this application, in a
      sealed cookie that your browser carries and cannot read, and is shown in the token request alone.
      So a stolen code is worth nothing: the thief has no verifier whose SHA-256 is the challenge, and the
      challenge does not give the verifier away.</p>
    <h3>Why must the redirect URI match?</h3>
    <p>DigitalOcean sends the code to the redirect URI. It only accepts the one that was registered for
      this application, byte for byte, as otherwise anybody could send you to the consent page with an
      address of their own in it, and would get your code. It is sent once more in the token request, so
      that a code which was obtained for one address is not exchanged for another.</p>
    <h3>Why does the browser never see the token?</h3>
    <p>An access token works for everybody who has it. In a browser, scripts, extensions and other people
      at the same computer could read it. So this application asks for it from server to server, keeps it
      on the server's side, and gives your browser nothing but the cookie of its session.</p>
    <h3>Why does a refresh token work once, and what happens when two tabs refresh?</h3>
    <p>If somebody copies it, the second of the two to use it is refused, so a theft comes to light. Two
      tabs that need a new token at the same time do not each send it: one of them refreshes, the other
      waits and gets the same new pair. If the answer to a refresh is lost, nobody knows whether the
      refresh token is spent. Then it is never sent again, and you are asked to connect again.</p>
    <h3>What does Disconnect end, and what does it leave?</h3>
    <p>It revokes the access token at DigitalOcean, and with it the refresh token, and ends your session
      here. Should DigitalOcean not confirm it within three seconds, the session here ends all the same,
      and you are told. Your Droplets stay as they are. This record stays for half an hour. The
      application stays in your
      <a href="https://cloud.digitalocean.com/account/api/access">list of authorized applications</a> at
      DigitalOcean until you remove it there.</p>
    <h3>What happens when DigitalOcean is down, slow or refuses?</h3>
    <p>Down: a page says that it cannot be reached (503), and your connection is kept. Slow: each call has
      a time limit, usually ten seconds for the next piece of an answer and fifteen for the whole, after
      which a page says so (504). Refuses: a page says what DigitalOcean said: too
      many requests and how long to wait (429), a scope that is missing (403), an error or an answer that
      makes no sense (502). If the access token is refused (401), it is refreshed once; if that does not
      help, you are asked to connect again. An empty list is shown only if DigitalOcean really says that
      it is empty. While you sign in, the start page tells the same, and nothing is connected.</p>
  </section>
</t:frame>
