<%@ tag description="A note that the redirect URI may not lead back to this application" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="text" required="true" description="The reason; if it is empty, there is no note" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<c:if test="${not empty text}">
  <div class="message note" role="note">
    <h2>The redirect URI may not lead back here</h2>
    <p>After a sign-in DigitalOcean sends your browser to the redirect URI, which DigitalOcean's form
      calls the callback URL. ${fn:escapeXml(text)}</p>
  </div>
</c:if>
