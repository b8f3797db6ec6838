<%@ tag description="The frame around every page" pageEncoding="UTF-8" body-content="scriptless" %>
<%@ attribute name="title" required="true" description="The page's title" %>
<%@ attribute name="heading" required="false" description="The page's heading, if it differs from the title" %>
<%@ attribute name="page" required="false" description="The page's entry in the navigation: overview, droplets, flow, or droplet for a page below droplets" %>
<%@ attribute name="description" required="false" description="The description for search engines; without one they must not list the page" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%-- On every page: each kind of tag makes a pool each time, so there are few kinds. --%>
<jsp:useBean id="frame" type="droplets.web.page.PageFrame" scope="request"/>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${fn:escapeXml(title)} - Droplets</title>
  <meta name="${empty description or frame.connected ? 'robots' : 'description'}" content="${fn:escapeXml(empty description or frame.connected ? 'noindex' : description)}">
  <meta name="color-scheme" content="light dark">
  <link rel="stylesheet" href="<jsp:getProperty name="frame" property="assets"/>/droplets.css">
  <c:if test="${page eq 'flow'}"><link rel="stylesheet" href="<jsp:getProperty name="frame" property="assets"/>/flow.css"></c:if>
  <link rel="icon" href="<jsp:getProperty name="frame" property="assets"/>/droplet.svg" type="image/svg+xml">
  <script type="module" src="<jsp:getProperty name="frame" property="assets"/>/droplets.js"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
  <c:if test="${frame.sandbox}">
    <p class="sandbox"><strong>Sandbox:</strong> nothing you see is real. <span>A stand-in for
      DigitalOcean runs on this machine, and no account is needed.</span></p>
  </c:if>
  <div class="bar">
    <a class="home" href="<jsp:getProperty name="frame" property="base"/>/"><img src="<jsp:getProperty name="frame" property="assets"/>/droplet.svg" width="28" height="28" alt=""> Droplets</a>
    <nav aria-label="Pages">
      <ul>
        <li class="overview"><a href="<jsp:getProperty name="frame" property="base"/>/"${page eq 'overview' ? ' aria-current="page"' : ''}>Overview</a></li>
        <li><a href="<jsp:getProperty name="frame" property="base"/>/droplets"${page eq 'droplets' ? ' aria-current="page"' : ''}${page eq 'droplet' ? ' aria-current="true"' : ''}>Droplets</a></li>
        <li><a href="<jsp:getProperty name="frame" property="base"/>/flow"${page eq 'flow' ? ' aria-current="page"' : ''}>The OAuth flow</a></li>
      </ul>
    </nav>
    <c:if test="${frame.connected}">
      <form class="disconnect" method="post" action="<jsp:getProperty name="frame" property="base"/>/disconnect">
        <input type="hidden" name="token" value="<jsp:getProperty name="frame" property="formToken"/>">
        <p class="who"><span class="state active">Connected</span>
          <c:if test="${not empty frame.person}"><span class="person"><jsp:getProperty name="frame" property="person"/></span></c:if>
          <c:if test="${not empty frame.team}"><span class="team">Team <strong><jsp:getProperty name="frame" property="team"/></strong></span></c:if></p>
        <button type="submit">Disconnect</button>
      </form>
    </c:if>
    <c:if test="${not frame.connected}">
      <p class="who"><span class="state off">Not connected</span></p>
    </c:if>
  </div>
</header>
<main id="content" tabindex="-1">
  <h1>${fn:escapeXml(empty heading ? title : heading)}</h1>
  <jsp:doBody/>
</main>
<footer>
  <p>Plain Java servlets, no framework. This is not a product of DigitalOcean.</p>
</footer>
<p id="said" role="status"></p>
</body>
</html>
