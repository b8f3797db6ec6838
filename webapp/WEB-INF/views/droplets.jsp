<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="path" value="${fn:escapeXml(frame.base())}/droplets"/>
<t:frame title="${model.title()}" heading="${model.isGpus() ? 'GPU Droplets' : 'Droplets'}" page="droplets">
  <nav aria-label="Kind of Droplets">
    <ul class="tabs">
      <li><a href="${path}?${fn:escapeXml(model.standardQuery())}"<c:if test="${not model.isGpus()}"> aria-current="true"</c:if>>Standard Droplets</a></li>
      <li><a href="${path}?${fn:escapeXml(model.gpuQuery())}"<c:if test="${model.isGpus()}"> aria-current="true"</c:if>>GPU Droplets</a></li>
    </ul>
  </nav>

  <div class="tools">
    <form method="get" action="${path}" role="search" aria-label="By name">
      <c:if test="${model.isGpus()}"><input type="hidden" name="type" value="gpus"></c:if>
      <c:if test="${not empty model.sort()}"><input type="hidden" name="sort" value="${fn:escapeXml(model.sort())}"></c:if>
      <input type="hidden" name="per_page" value="${model.perPage()}">
      <label for="name">Exact name</label>
      <span class="field"><input id="name" name="name" value="${fn:escapeXml(model.name())}" autocomplete="off" maxlength="255">
      <button type="submit">Find</button></span>
    </form>
    <c:if test="${not model.isGpus()}">
      <form method="get" action="${path}" role="search" aria-label="By tag">
        <c:if test="${not empty model.sort()}"><input type="hidden" name="sort" value="${fn:escapeXml(model.sort())}"></c:if>
        <input type="hidden" name="per_page" value="${model.perPage()}">
        <label for="tag">Tag</label>
        <span class="field"><input id="tag" name="tag" value="${fn:escapeXml(model.tag())}" autocomplete="off" maxlength="255">
        <button type="submit">Find</button></span>
      </form>
    </c:if>
    <form method="get" action="${path}">
      <c:if test="${model.isGpus()}"><input type="hidden" name="type" value="gpus"></c:if>
      <c:if test="${not empty model.name()}"><input type="hidden" name="name" value="${fn:escapeXml(model.name())}"></c:if>
      <c:if test="${not empty model.tag()}"><input type="hidden" name="tag" value="${fn:escapeXml(model.tag())}"></c:if>
      <c:if test="${not empty model.sort()}"><input type="hidden" name="sort" value="${fn:escapeXml(model.sort())}"></c:if>
      <label for="per_page">Droplets per page</label>
      <span class="field"><select id="per_page" name="per_page">
        <c:forEach var="choice" items="${model.perPageChoices()}"><option value="${choice}"<c:if test="${choice eq model.perPage()}"> selected</c:if>>${choice}</option></c:forEach>
      </select>
      <button type="submit">Show</button></span>
    </form>
    <ul class="ways">
      <li><a href="${path}?${fn:escapeXml(model.refreshQuery())}">Refresh</a></li>
      <li><a class="download" href="${path}.csv?${fn:escapeXml(model.downloadQuery())}">${model.isFiltered() ? 'Download all matching as CSV' : 'Download all as CSV'}</a></li>
    </ul>
  </div>

  <c:if test="${model.isFiltered() and (not empty model.rows() or model.isPastEnd())}">
    <p class="filter">Only
      <c:choose>
        <c:when test="${not empty model.name()}">Droplets named <strong><c:out value="${model.name()}"/></strong>.</c:when>
        <c:otherwise>Droplets tagged <strong><c:out value="${model.tag()}"/></strong>.</c:otherwise>
      </c:choose>
      <a href="${path}?${fn:escapeXml(model.clearQuery())}">Clear the filter</a></p>
  </c:if>
  <c:if test="${not empty model.callsLeft()}">
    <p class="low"><strong><c:out value="${model.callsLeft()}"/></strong> calls to DigitalOcean are left
      this hour.</p>
  </c:if>

  <c:choose>
    <c:when test="${not empty model.rows()}">
      <p class="summary"><strong><c:out value="${model.range()}"/></strong> ${model.isGpus() ? 'GPU Droplets' : 'standard Droplets'}<c:if
        test="${not empty model.cost()}">, <strong><c:out value="${model.cost()}"/></strong> a month at list price, without backups or tax<c:if
        test="${model.isOneOfManyPages()}">, for those on this page</c:if></c:if>.<c:if
        test="${model.billedWhileOff() gt 0}"> ${model.billedWhileOff()} off and still billed.</c:if><c:if
        test="${not empty model.sort()}"> Sorted on this page${model.isOneOfManyPages() ? ' only' : ''};
        <a href="${path}?${fn:escapeXml(model.unsortedQuery())}">back to DigitalOcean's order</a>.</c:if></p>
      <table class="droplets" id="list">
        <caption>${model.isGpus() ? 'GPU Droplets' : 'Standard Droplets'}; sorting is done on this page</caption>
        <thead>
          <tr>
            <t:heading title="Name" sort="${model.sorting().name}"/>
            <t:heading title="Status" sort="${model.sorting().status}"/>
            <th scope="col">Addresses</th>
            <t:heading title="Region" sort="${model.sorting().region}"/>
            <th scope="col">Size</th>
            <th scope="col">Image</th>
            <th scope="col">Tags</th>
            <t:heading title="Per month" sort="${model.sorting().price}"/>
            <t:heading title="Created" sort="${model.sorting().created}"/>
          </tr>
        </thead>
        <tbody>
<c:forEach var="row" items="${model.rows()}">
<tr>
<th scope="row"><a href="${path}/${row.id()}"><c:out value="${row.name()}"/></a></th>
<td><span class="state ${row.shape()}"><c:out value="${row.status()}"/></span><c:if test="${row.isLocked()}"> <span class="mark">locked</span></c:if><c:if test="${row.isBilledWhileOff()}"> <span class="mark warn">still billed</span></c:if></td>
<td><t:addresses kind="Public" of="${row.publicIpv4()}"/><t:addresses kind="Private" of="${row.privateIpv4()}"/><t:addresses kind="IPv4" of="${row.otherIpv4()}"/><t:addresses kind="IPv6" of="${row.ipv6()}"/></td>
<td><c:out value="${row.region()}"/></td>
<td><code><c:out value="${row.sizeSlug()}"/></code> <small><c:out value="${row.hardware()}"/></small><c:if test="${not empty row.gpu()}"> <small>GPU: <c:out value="${row.gpu()}"/></small></c:if></td>
<td><c:choose><c:when test="${empty row.image() and not model.isImageGranted()}"><em>not granted</em></c:when><c:otherwise><c:out value="${row.image()}"/></c:otherwise></c:choose><c:if test="${not empty row.features()}"> <small><c:out value="${row.features()}"/></small></c:if></td>
<td><c:choose><c:when test="${empty row.tags() and not model.areTagsGranted()}"><em>not granted</em></c:when><c:otherwise><t:tags of="${row.tags()}" page=""/></c:otherwise></c:choose></td>
<td><c:out value="${row.price()}"/></td>
<td><c:if test="${not empty row.created()}"><t:moment at="${row.created()}"/></c:if></td>
</tr>
</c:forEach>
        </tbody>
      </table>
    </c:when>
    <c:when test="${model.isPastEnd()}">
      <div class="empty">
        <h2>This page lies behind the last one</h2>
        <p><c:choose>
          <c:when test="${not empty model.pager().last()}"><a href="${path}?${fn:escapeXml(model.pager().last())}">Go to the last page</a></c:when>
          <c:otherwise><a href="${path}?${fn:escapeXml(model.pager().first())}">Go to the first page</a></c:otherwise>
        </c:choose></p>
      </div>
    </c:when>
    <c:when test="${model.isFiltered()}">
      <div class="empty">
        <h2>No ${model.isGpus() ? 'GPU' : 'standard'} Droplet matches this filter</h2>
        <p><c:choose>
          <c:when test="${not empty model.name()}">Only the whole name <strong><c:out value="${model.name()}"/></strong> matches.</c:when>
          <c:otherwise>None has the tag <strong><c:out value="${model.tag()}"/></strong>.</c:otherwise>
        </c:choose>
        <a href="${path}?${fn:escapeXml(model.clearQuery())}">Clear the filter</a></p>
      </div>
    </c:when>
    <c:when test="${model.isGpus()}">
      <div class="empty">
        <h2>There are no GPU Droplets in this team</h2>
        <p><a href="${path}?${fn:escapeXml(model.standardQuery())}">Standard Droplets</a> are in a view of their own.</p>
      </div>
    </c:when>
    <c:otherwise>
      <div class="empty">
        <h2>There are no standard Droplets in this team yet</h2>
        <p>DigitalOcean lists GPU Droplets apart:
          <a href="${path}?${fn:escapeXml(model.gpuQuery())}">look at the GPU Droplets</a>, or
          <a href="${fn:escapeXml(frame.base())}/connect?prompt=select_account">use another team</a>.
          A Droplet just created can take some seconds to appear.</p>
      </div>
    </c:otherwise>
  </c:choose>

  <c:if test="${model.isOneOfManyPages()}">
    <nav aria-label="Pages of Droplets">
      <ul class="pager">
        <c:if test="${not empty model.pager().previous()}">
          <li><a href="${path}?${fn:escapeXml(model.pager().first())}">First</a></li>
          <li><a rel="prev" href="${path}?${fn:escapeXml(model.pager().previous())}">Previous</a></li>
        </c:if>
        <c:if test="${not empty model.pager().next()}">
          <li><a rel="next" href="${path}?${fn:escapeXml(model.pager().next())}">Next</a></li>
          <c:if test="${not empty model.pager().last()}">
            <li><a href="${path}?${fn:escapeXml(model.pager().last())}">Last</a></li>
          </c:if>
        </c:if>
      </ul>
    </nav>
  </c:if>
</t:frame>
