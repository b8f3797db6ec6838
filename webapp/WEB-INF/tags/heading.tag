<%@ tag description="The heading of a column that puts the page in order" pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" %>
<%@ attribute name="title" required="true" description="What the column holds" %>
<%@ attribute name="sort" required="true" type="droplets.web.listing.SortLink" description="The way to the page in that order" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<th scope="col"<c:if test="${not empty sort.direction()}"> aria-sort="${fn:escapeXml(sort.direction())}"</c:if>><a href="?${fn:escapeXml(sort.query())}#list" title="Sort this page">${fn:escapeXml(title)}</a><c:if test="${not empty sort.direction()}">&#32;<small>on this page</small></c:if></th>
