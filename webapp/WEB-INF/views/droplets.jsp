<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<jsp:useBean id="frame" type="droplets.web.page.PageFrame" scope="request"/>
<c:set var="path" value="${frame.base}/droplets"/>
<c:set var="pager" value="${model.pager}"/>
<t:frame title="${model.title}" heading="${model.gpus ? 'GPU Droplets' : 'Droplets'}" page="droplets">
  <nav aria-label="Kind of Droplets">
    <ul class="tabs">
      <li><a href="${path}?${fn:escapeXml(model.standardQuery)}"<c:if test="${not model.gpus}"> aria-current="true"</c:if>>Standard Droplets${fn:escapeXml(model.filter)}</a><c:if test="${not model.gpus}"> <span class="count">${fn:escapeXml(model.total)}</span></c:if></li>
      <li><a href="${path}?${fn:escapeXml(model.gpuQuery)}"<c:if test="${model.gpus}"> aria-current="true"</c:if>>GPU Droplets${fn:escapeXml(model.filter)}</a><c:if test="${model.gpus}"> <span class="count">${fn:escapeXml(model.total)}</span></c:if></li>
    </ul>
  </nav>

  <c:if test="${not model.emptyTeam}">
    <div class="tools">
      <c:if test="${not empty model.rows}">
        <p class="typing"><label for="typed">Filter this page</label>
          <span class="field"><input id="typed" type="search" autocomplete="off" maxlength="255" placeholder="as you type"></span>
          <span id="found" aria-live="polite"></span></p>
      </c:if>
      <details class="find"<c:if test="${model.filtered}"> open</c:if>>
        <summary>Find on all pages</summary>
        <div class="forms">
          <form method="get" action="${path}" role="search" aria-label="By name">
            <t:hidden of="${model.unfiltered}"/>
            <label for="name">Exact name</label>
            <span class="field"><input id="name" name="name" value="${fn:escapeXml(model.name)}" autocomplete="off" maxlength="255">
            <button type="submit">Find</button></span>
          </form>
          <form method="get" action="${path}" role="search" aria-label="By tag">
            <t:hidden of="${model.unfiltered}"/>
            <label for="tag">Tag</label>
            <span class="field"><input id="tag" name="${fn:escapeXml(model.tagParameter)}" value="${fn:escapeXml(model.tag)}" autocomplete="off" maxlength="255">
            <button type="submit">Find</button></span>
          </form>
          <c:if test="${not empty model.perPageChoices}">
            <form method="get" action="${path}">
              <t:hidden of="${model.unsized}"/>
              <label for="per_page">Droplets per page</label>
              <span class="field"><select id="per_page" name="per_page">
                <c:forEach var="choice" items="${model.perPageChoices}"><option value="${choice}"<c:if test="${choice eq model.perPage}"> selected</c:if>>${choice}</option></c:forEach>
              </select>
              <button type="submit">Show</button></span>
            </form>
          </c:if>
        </div>
      </details>
      <ul class="ways">
        <li><a href="${path}?${fn:escapeXml(model.refreshQuery)}">Refresh</a></li>
        <li><a href="${path}.csv?${fn:escapeXml(model.downloadQuery)}">Download all${fn:escapeXml(model.download)} as CSV</a></li>
        <li><a href="${path}.ssh_config?${fn:escapeXml(model.downloadQuery)}">Download all${fn:escapeXml(model.download)} as ssh_config</a></li>
      </ul>
    </div>
  </c:if>

  <c:if test="${not empty model.callsLeft}">
    <p class="low"><strong>${fn:escapeXml(model.callsLeft)}</strong> calls to DigitalOcean are left
      this hour.</p>
  </c:if>

  <c:choose>
    <c:when test="${not empty model.rows}">
      <p class="summary"><strong>${fn:escapeXml(model.range)}</strong> ${model.gpus ? 'GPU Droplets' : 'standard Droplets'}<c:if
        test="${not empty model.cost}">, <strong>${fn:escapeXml(model.cost)}</strong> a month at list price, without backups or tax<c:if
        test="${pager.oneOfMany}">, for those on this page</c:if></c:if>.<c:if
        test="${model.billedWhileOff gt 0}"> ${model.billedWhileOff} off and still billed.</c:if><c:if
        test="${model.filtered}"> Only Droplets${fn:escapeXml(model.filter)}.
        <a href="${path}?${fn:escapeXml(model.clearQuery)}">Clear the filter</a>.</c:if><c:if
        test="${not empty model.order}"> Sorted by ${fn:escapeXml(model.order)} on this page${pager.oneOfMany ? ' only' : ''};
        <a href="${path}?${fn:escapeXml(model.unsortedQuery)}">back to DigitalOcean's order</a>.</c:if></p>
      <c:if test="${pager.oneOfMany}">
        <nav class="near" aria-label="Neighbouring pages">
          <ul class="pager">
            <c:if test="${not empty pager.previous}"><li><a rel="prev" href="${path}?${fn:escapeXml(pager.previous)}">Previous page</a></li></c:if>
            <li>${fn:escapeXml(pager.place)}</li>
            <c:if test="${not empty pager.next}"><li><a rel="next" href="${path}?${fn:escapeXml(pager.next)}">Next page</a></li></c:if>
          </ul>
        </nav>
      </c:if>
      <table class="droplets" id="list">
        <caption>Headings sort this page</caption>
        <thead>
          <tr>
            <c:set var="sorting" value="${model.sorting}"/>
            <t:heading title="Name" sort="${sorting.name}"/>
            <t:heading title="Status" sort="${sorting.status}"/>
            <th scope="col">Address</th>
            <th scope="col">Private</th>
            <t:heading title="Region" sort="${sorting.region}"/>
            <th scope="col">Size</th>
            <th scope="col">Image</th>
            <th scope="col">Tags</th>
            <t:heading title="Per month" sort="${sorting.price}"/>
            <t:heading title="Created" sort="${sorting.created}"/>
          </tr>
        </thead>
        <tbody>
<%-- A row stands here up to 200 times. jsp:getProperty costs a tenth of what an expression costs. It does not
     escape, and need not: a row, an address and a tag hold texts that have been escaped. --%>
<c:forEach var="row" items="${model.rows}"><jsp:useBean id="row" type="droplets.web.listing.DropletRow"/>
<tr>
<th scope="row"><a href="droplets/<jsp:getProperty name="row" property="id"/>"><jsp:getProperty name="row" property="name"/></a></th>
<td><span class="state <jsp:getProperty name="row" property="shape"/>"><jsp:getProperty name="row" property="status"/></span><c:if test="${row.marked}"><c:if test="${row.locked}"> <span class="mark">locked</span></c:if><c:if test="${row.billedWhileOff}"> <span class="mark warn">billed</span></c:if></c:if></td>
<td><c:forEach var="address" items="${row.addresses}"><jsp:useBean id="address" type="droplets.web.listing.ListedAddress"/><span class="ip"><code class="address"><jsp:getProperty name="address" property="ip"/></code></span></c:forEach></td>
<td><c:forEach var="address" items="${row.privateAddresses}"><span class="ip"><code class="address"><jsp:getProperty name="address" property="ip"/></code></span></c:forEach></td>
<td title="<jsp:getProperty name="row" property="regionName"/>"><jsp:getProperty name="row" property="region"/></td>
<td><code><jsp:getProperty name="row" property="size"/></code> <small><jsp:getProperty name="row" property="gpuNote"/></small></td>
<td><jsp:getProperty name="row" property="image"/><c:if test="${not empty row.whyNoImage}"><em><jsp:getProperty name="row" property="whyNoImage"/></em></c:if></td>
<td><c:forEach var="tag" items="${row.tags}"><jsp:useBean id="tag" type="droplets.web.listing.Tag"/><a class="tag"<c:if test="${not empty tag.query}"> href="?<jsp:getProperty name="tag" property="query"/>"</c:if>><jsp:getProperty name="tag" property="name"/></a> </c:forEach><c:if test="${row.moreTags gt 0}"><a href="droplets/<jsp:getProperty name="row" property="id"/>" title="<jsp:getProperty name="row" property="otherTags"/>">+<jsp:getProperty name="row" property="moreTags"/></a></c:if><c:if test="${not empty row.whyNoTags}"><em><jsp:getProperty name="row" property="whyNoTags"/></em></c:if></td>
<td><jsp:getProperty name="row" property="price"/></td>
<td><c:if test="${not empty row.age}"><time class="moving" datetime="<jsp:getProperty name="row" property="created"/>"><jsp:getProperty name="row" property="age"/></time></c:if></td>
</tr>
</c:forEach>
        </tbody>
      </table>
    </c:when>
    <c:when test="${pager.pastEnd}">
      <div class="empty">
        <h2>This page lies behind the last one</h2>
        <p><c:choose>
          <c:when test="${not empty pager.last}"><a href="${path}?${fn:escapeXml(pager.last)}">Go to the last page</a></c:when>
          <c:otherwise><a href="${path}?${fn:escapeXml(pager.first)}">Go to the first page</a></c:otherwise>
        </c:choose></p>
      </div>
    </c:when>
    <c:when test="${model.filtered}">
      <div class="empty">
        <h2>No ${model.gpus ? 'GPU' : 'standard'} Droplet matches this filter</h2>
        <p><c:choose>
          <c:when test="${not empty model.name}">Only the whole name <strong>${fn:escapeXml(model.name)}</strong> matches.</c:when>
          <c:otherwise>None${pager.oneOfMany ? ' on this page' : ''} has the tag <strong>${fn:escapeXml(model.tag)}</strong>.</c:otherwise>
        </c:choose></p>
        <ul class="ways">
          <c:choose>
            <c:when test="${model.gpus}"><li><a class="button" href="${path}?${fn:escapeXml(model.standardQuery)}">Look among the standard Droplets</a></li></c:when>
            <c:otherwise><li><a class="button" href="${path}?${fn:escapeXml(model.gpuQuery)}">Look among the GPU Droplets</a></li></c:otherwise>
          </c:choose>
          <li><a href="${path}?${fn:escapeXml(model.clearQuery)}">Clear the filter</a></li>
        </ul>
      </div>
    </c:when>
    <c:when test="${model.gpus}">
      <div class="empty">
        <h2>There are no GPU Droplets in this team</h2>
        <p>Standard Droplets are in a list of their own.</p>
        <ul class="ways">
          <li><a class="button" href="${path}?${fn:escapeXml(model.standardQuery)}">Look at the standard Droplets</a></li>
          <li><a href="https://cloud.digitalocean.com/gpus/new">Create a GPU Droplet at DigitalOcean</a></li>
        </ul>
      </div>
    </c:when>
    <c:otherwise>
      <div class="empty">
        <h2>There are no standard Droplets in this team yet</h2>
        <p>Create one at DigitalOcean, then come back and refresh this page. A Droplet just created can take
          some seconds to appear. GPU Droplets are in a list of their own.</p>
        <ul class="ways">
          <li><a class="button" href="https://cloud.digitalocean.com/droplets/new">Create a Droplet at DigitalOcean</a></li>
          <li><a href="${path}?${fn:escapeXml(model.refreshQuery)}">Refresh</a></li>
          <li><a href="${path}?${fn:escapeXml(model.gpuQuery)}">Look at the GPU Droplets</a></li>
          <li><a href="${frame.base}/connect?prompt=select_account">Use another team</a></li>
        </ul>
      </div>
    </c:otherwise>
  </c:choose>

  <c:if test="${pager.oneOfMany}">
    <nav aria-label="Pages of Droplets">
      <ul class="pager">
        <c:if test="${not empty pager.previous}">
          <li><a href="${path}?${fn:escapeXml(pager.first)}">First</a></li>
          <li><a rel="prev" href="${path}?${fn:escapeXml(pager.previous)}">Previous</a></li>
        </c:if>
        <li>${fn:escapeXml(pager.place)}</li>
        <c:if test="${not empty pager.next}">
          <li><a rel="next" href="${path}?${fn:escapeXml(pager.next)}">Next</a></li>
          <c:if test="${not empty pager.last}">
            <li><a href="${path}?${fn:escapeXml(pager.last)}">Last</a></li>
          </c:if>
        </c:if>
      </ul>
    </nav>
  </c:if>
</t:frame>
