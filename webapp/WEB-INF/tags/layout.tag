<%@ tag description="The frame around every page" pageEncoding="UTF-8" body-content="scriptless" %>
<%@ attribute name="title" required="true" description="The page's title and heading" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title><c:out value="${title}"/> - Droplets</title>
  <link rel="stylesheet" href="${fn:escapeXml(layout.assets())}/droplets.css">
  <link rel="icon" href="${fn:escapeXml(layout.assets())}/droplet.svg" type="image/svg+xml">
</head>
<body>
<c:if test="${layout.isSandbox()}">
  <p class="sandbox"><strong>Sandbox:</strong> a stand-in for DigitalOcean runs on this machine. No
    account is needed, and nothing you see is real.</p>
</c:if>
<header>
  <a class="home" href="${fn:escapeXml(layout.base())}/">Droplets</a>
  <nav aria-label="Pages">
    <ul>
      <li><a href="${fn:escapeXml(layout.base())}/droplets">Droplets</a></li>
      <li><a href="${fn:escapeXml(layout.base())}/flow">The OAuth flow</a></li>
    </ul>
  </nav>
  <c:if test="${layout.isConnected()}">
    <form class="disconnect" method="post" action="${fn:escapeXml(layout.base())}/disconnect">
      <input type="hidden" name="token" value="${fn:escapeXml(layout.formToken())}">
      <c:if test="${not empty layout.who().teamName()}">
        <span>Team <strong><c:out value="${layout.who().teamName()}"/></strong></span>
      </c:if>
      <button type="submit">Disconnect</button>
    </form>
  </c:if>
</header>
<main>
  <h1><c:out value="${title}"/></h1>
  <jsp:doBody/>
</main>
</body>
</html>
