<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="path" value="${fn:escapeXml(layout.base())}/droplets"/>
<t:layout title="${model.isGpus() ? 'GPU Droplets' : 'Droplets'}">
  <nav aria-label="Kind of Droplets">
    <ul class="views">
      <li><a href="${path}?${fn:escapeXml(model.standardQuery())}"<c:if test="${not model.isGpus()}"> aria-current="page"</c:if>>Standard Droplets</a></li>
      <li><a href="${path}?${fn:escapeXml(model.gpuQuery())}"<c:if test="${model.isGpus()}"> aria-current="page"</c:if>>GPU Droplets</a></li>
    </ul>
  </nav>

  <div class="filters">
    <form method="get" action="${path}">
      <c:if test="${model.isGpus()}"><input type="hidden" name="type" value="gpus"></c:if>
      <input type="hidden" name="per_page" value="${model.perPage()}">
      <label for="name">Exact name</label>
      <input id="name" name="name" value="${fn:escapeXml(model.name())}" autocomplete="off">
      <button type="submit">Find</button>
    </form>
    <c:if test="${not model.isGpus()}">
      <form method="get" action="${path}">
        <input type="hidden" name="per_page" value="${model.perPage()}">
        <label for="tag">Tag</label>
        <input id="tag" name="tag" value="${fn:escapeXml(model.tag())}" autocomplete="off">
        <button type="submit">Find</button>
      </form>
    </c:if>
    <c:if test="${model.isFiltered()}">
      <p><a href="${path}?${fn:escapeXml(model.clearQuery())}">Clear the filter</a></p>
    </c:if>
  </div>

  <c:choose>
    <c:when test="${not empty model.rows()}">
      <p class="summary"><c:out value="${model.summary()}"/> ${model.isGpus() ? 'GPU Droplets' : 'standard Droplets'}</p>
      <div class="scroll">
      <table>
        <caption>${model.isGpus() ? 'GPU Droplets' : 'Standard Droplets'} in DigitalOcean's order</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Status</th>
            <th scope="col">Public IPv4</th>
            <th scope="col">Private IPv4</th>
            <th scope="col">IPv6</th>
            <th scope="col">Region</th>
            <th scope="col">Size</th>
            <c:if test="${model.isGpus()}"><th scope="col">GPU</th></c:if>
            <th scope="col">Image</th>
            <th scope="col">Tags</th>
            <th scope="col">Features</th>
            <th scope="col">Price per month</th>
            <th scope="col">Created</th>
          </tr>
        </thead>
        <tbody>
        <c:forEach var="row" items="${model.rows()}">
          <tr>
            <th scope="row"><c:out value="${row.name()}"/></th>
            <td><span class="state"><c:out value="${row.status()}"/></span></td>
            <td><t:addresses of="${row.publicIpv4()}"/></td>
            <td><t:addresses of="${row.privateIpv4()}"/></td>
            <td><t:addresses of="${row.ipv6()}"/></td>
            <td><c:out value="${row.region()}"/></td>
            <td><code><c:out value="${row.sizeSlug()}"/></code> <span class="hardware"><c:out value="${row.hardware()}"/></span></td>
            <c:if test="${model.isGpus()}"><td><c:out value="${row.gpu()}"/></td></c:if>
            <td><c:choose>
              <c:when test="${empty row.image() and not model.isImageGranted()}"><span class="missing">not granted</span></c:when>
              <c:otherwise><c:out value="${row.image()}"/></c:otherwise>
            </c:choose></td>
            <td><c:choose>
              <c:when test="${empty row.tags() and not model.areTagsGranted()}"><span class="missing">not granted</span></c:when>
              <c:otherwise><c:forEach var="tag" items="${row.tags()}"><a class="tag" href="${path}?${fn:escapeXml(tag.query())}"><c:out value="${tag.name()}"/></a> </c:forEach></c:otherwise>
            </c:choose></td>
            <td><c:forEach var="feature" items="${row.features()}" varStatus="at">${at.first ? '' : ', '}<c:out value="${feature}"/></c:forEach></td>
            <td><c:out value="${row.price()}"/></td>
            <td><c:if test="${not empty row.created()}"><time datetime="${fn:escapeXml(row.createdIso())}"><c:out value="${row.created()}"/></time></c:if></td>
          </tr>
        </c:forEach>
        </tbody>
      </table>
      </div>
    </c:when>
    <c:when test="${model.isPastEnd()}">
      <p>This page lies behind the last one.
        <c:choose>
          <c:when test="${not empty model.lastQuery()}"><a href="${path}?${fn:escapeXml(model.lastQuery())}">Go to the last page</a></c:when>
          <c:otherwise><a href="${path}?${fn:escapeXml(model.firstQuery())}">Go to the first page</a></c:otherwise>
        </c:choose></p>
    </c:when>
    <c:when test="${model.isFiltered()}">
      <p>No ${model.isGpus() ? 'GPU' : 'standard'} Droplet matches
        <c:choose>
          <c:when test="${not empty model.name()}">the name <strong><c:out value="${model.name()}"/></strong>. Only the whole name matches.</c:when>
          <c:otherwise>the tag <strong><c:out value="${model.tag()}"/></strong>.</c:otherwise>
        </c:choose>
        <a href="${path}?${fn:escapeXml(model.clearQuery())}">Show all</a></p>
    </c:when>
    <c:when test="${model.isGpus()}">
      <p>There are no GPU Droplets in this team. <a href="${path}?${fn:escapeXml(model.standardQuery())}">Standard Droplets</a> are in a view of their own.</p>
    </c:when>
    <c:otherwise>
      <p>There are no standard Droplets in this team yet. DigitalOcean lists GPU Droplets apart:
        <a href="${path}?${fn:escapeXml(model.gpuQuery())}">look at the GPU Droplets</a>, or
        <a href="${fn:escapeXml(layout.base())}/connect?prompt=select_account">use another team</a>.</p>
    </c:otherwise>
  </c:choose>

  <c:if test="${not empty model.previousQuery() or not empty model.nextQuery()}">
    <nav aria-label="Pages of Droplets">
      <ul class="pager">
        <c:if test="${not empty model.previousQuery()}">
          <li><a href="${path}?${fn:escapeXml(model.firstQuery())}">First</a></li>
          <li><a rel="prev" href="${path}?${fn:escapeXml(model.previousQuery())}">Previous</a></li>
        </c:if>
        <c:if test="${not empty model.nextQuery()}">
          <li><a rel="next" href="${path}?${fn:escapeXml(model.nextQuery())}">Next</a></li>
          <c:if test="${not empty model.lastQuery()}">
            <li><a href="${path}?${fn:escapeXml(model.lastQuery())}">Last</a></li>
          </c:if>
        </c:if>
      </ul>
    </nav>
  </c:if>
</t:layout>
