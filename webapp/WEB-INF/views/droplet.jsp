<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<jsp:useBean id="frame" type="droplets.web.page.PageFrame" scope="request"/>
<c:set var="path" value="${frame.base}/droplets"/>
<c:set var="row" value="${model.row()}"/>
<jsp:useBean id="row" type="droplets.web.listing.DropletRow"/>
<t:frame title="${model.name()}" page="droplet">
  <ul class="glance" aria-label="At a glance">
    <li><span class="state ${row.shape}">${row.status}</span><c:if test="${row.locked}"> <span class="mark">locked</span></c:if><c:if test="${row.billedWhileOff}"> <span class="mark warn">still billed</span></c:if></li>
    <c:if test="${not empty model.region()}"><li>${fn:escapeXml(model.region())}</li></c:if>
    <c:if test="${not empty row.size}"><li><code>${row.size}</code></li></c:if>
    <c:if test="${not empty row.price}"><li>${row.price} a month</li></c:if>
    <c:if test="${not empty row.age}"><li>created <time class="moving" datetime="${row.created}">${row.age}</time></li></c:if>
  </ul>
  <c:if test="${not empty model.ssh()}">
    <pre class="ssh"><code class="copyable" data-copy="the command">${fn:escapeXml(model.ssh())}</code></pre>
  </c:if>
  <ul class="ways">
    <li><a href="${path}?${fn:escapeXml(model.listQuery())}">${empty row.gpu ? 'All standard Droplets' : 'All GPU Droplets'}</a></li>
    <li><a href="https://cloud.digitalocean.com/droplets/${row.id}">Open in DigitalOcean's control panel</a></li>
  </ul>

  <div class="sheet">
  <section aria-labelledby="network">
    <h2 id="network">Network</h2>
    <dl>
      <div><dt>Addresses</dt><dd>
        <c:forEach var="address" items="${model.addresses()}">
          <div class="ip"><span class="kind">${fn:escapeXml(address.kind())}</span><code class="address">${fn:escapeXml(address.ip())}</code></div>
          <small><c:if test="${not empty address.network()}">network <code>${fn:escapeXml(address.network())}</code></c:if><c:if
            test="${not empty address.gateway()}">, gateway <code>${fn:escapeXml(address.gateway())}</code></c:if></small>
        </c:forEach>
        <c:if test="${empty model.addresses()}">none yet</c:if></dd></div>
      <div><dt>VPC</dt><dd><t:codes of="${model.vpc()}" copy="the VPC"/></dd></div>
    </dl>
  </section>

  <section aria-labelledby="general">
    <h2 id="general">General</h2>
    <dl>
      <div><dt>ID</dt><dd><code class="copyable" data-copy="the ID">${row.id}</code></dd></div>
      <div><dt>Status</dt><dd>${row.status}</dd></div>
      <c:if test="${not empty model.region()}"><div><dt>Region</dt><dd>${fn:escapeXml(model.region())}</dd></div></c:if>
      <c:if test="${not empty model.created()}"><div><dt>Created</dt><dd><t:moment at="${model.created()}"/></dd></div></c:if>
      <div><dt>Features</dt><dd>${fn:escapeXml(empty model.features() ? 'none' : model.features())}</dd></div>
      <div><dt>Tags</dt><dd><c:forEach var="tag" items="${model.tags()}"><jsp:useBean id="tag" type="droplets.web.listing.Tag"/><a class="tag"<c:if test="${not empty tag.query}"> href="${path}?${tag.query}"</c:if>>${tag.name}</a> </c:forEach><c:if
        test="${empty model.tags()}"><em>${fn:escapeXml(model.whyNoTags())}</em></c:if></dd></div>
    </dl>
  </section>

  <section aria-labelledby="hardware">
    <h2 id="hardware">Hardware</h2>
    <dl>
      <t:facts of="${model.hardware()}"/>
      <c:if test="${not empty row.gpu}"><div><dt>GPU</dt><dd>${row.gpu}</dd></div></c:if>
    </dl>
  </section>

  <section aria-labelledby="image">
    <h2 id="image">Image</h2>
    <c:choose>
      <c:when test="${not empty model.image()}">
        <dl>
          <t:facts of="${model.image()}"/>
          <c:if test="${not empty model.imageCreated()}"><div><dt>Created</dt><dd><t:moment at="${model.imageCreated()}"/></dd></div></c:if>
        </dl>
      </c:when>
      <c:otherwise><p><em>${fn:escapeXml(model.whyNoImage())}</em></p></c:otherwise>
    </c:choose>
  </section>

  <section aria-labelledby="backups">
    <h2 id="backups">Backups and volumes</h2>
    <dl>
      <div><dt>Next backup</dt><dd>
        <c:choose>
          <c:when test="${empty model.backupStart()}">none planned</c:when>
          <c:otherwise><t:moment at="${model.backupStart()}"/><c:if test="${not empty model.backupEnd()}">, at the latest <t:moment at="${model.backupEnd()}"/></c:if></c:otherwise>
        </c:choose></dd></div>
      <div><dt>Backups</dt><dd><t:codes of="${model.backups()}"/></dd></div>
      <div><dt>Snapshots</dt><dd><t:codes of="${model.snapshots()}"/></dd></div>
      <div><dt>Volumes</dt><dd><t:codes of="${model.volumes()}"/></dd></div>
      <c:if test="${not empty model.kernel()}"><div><dt>Kernel</dt><dd>${fn:escapeXml(model.kernel())}</dd></div></c:if>
    </dl>
  </section>
  </div>
</t:frame>
