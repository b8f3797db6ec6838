<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="path" value="${fn:escapeXml(frame.base())}/droplets"/>
<t:frame title="${model.row().name()}" page="droplet">
  <p><a href="${path}">All Droplets</a></p>
  <c:if test="${not empty model.ssh()}">
    <pre><code class="copyable" data-copy="the command"><c:out value="${model.ssh()}"/></code></pre>
  </c:if>

  <div class="pair">
  <section class="card" aria-labelledby="general">
    <h2 id="general">General</h2>
    <dl>
      <div><dt>ID</dt><dd><c:out value="${model.row().id()}"/></dd></div>
      <div><dt>Status</dt><dd><span class="state ${fn:escapeXml(model.row().shape())}"><c:out value="${model.row().status()}"/></span><c:if test="${model.row().isLocked()}"> <span class="mark">locked</span></c:if><c:if test="${model.row().isBilledWhileOff()}"> <span class="mark warn">still billed</span></c:if></dd></div>
      <c:if test="${not empty model.row().region()}"><div><dt>Region</dt><dd><c:out value="${model.row().region()}"/></dd></div></c:if>
      <c:if test="${not empty model.row().created()}"><div><dt>Created</dt><dd><t:moment at="${model.row().created()}"/></dd></div></c:if>
      <div><dt>Features</dt><dd><c:out value="${empty model.row().features() ? 'none' : model.row().features()}"/></dd></div>
      <div><dt>Tags</dt><dd>
        <c:choose>
          <c:when test="${not empty model.row().tags()}"><t:tags of="${model.row().tags()}" page="${frame.base()}/droplets"/></c:when>
          <c:when test="${model.granted().tags()}">none</c:when>
          <c:otherwise><em>not granted</em></c:otherwise>
        </c:choose></dd></div>
    </dl>
  </section>

  <section class="card" aria-labelledby="hardware">
    <h2 id="hardware">Hardware</h2>
    <dl>
      <t:facts of="${model.hardware()}"/>
      <c:if test="${not empty model.row().gpu()}"><div><dt>GPU</dt><dd><c:out value="${model.row().gpu()}"/></dd></div></c:if>
    </dl>
  </section>

  <section class="card" aria-labelledby="network">
    <h2 id="network">Network</h2>
    <dl>
      <div><dt>Addresses</dt><dd>
        <c:forEach var="address" items="${model.addresses()}">
          <div class="ip"><span class="kind"><c:out value="${address.kind()}"/></span><code class="address"><c:out value="${address.ip()}"/></code></div>
          <small><c:if test="${not empty address.network()}">network <code><c:out value="${address.network()}"/></code></c:if><c:if
            test="${not empty address.gateway()}">, gateway <code><c:out value="${address.gateway()}"/></code></c:if></small>
        </c:forEach>
        <c:if test="${empty model.addresses()}">none yet</c:if></dd></div>
      <div><dt>VPC</dt><dd>
        <c:choose>
          <c:when test="${not empty model.vpc()}"><code><c:out value="${model.vpc()}"/></code></c:when>
          <c:when test="${model.granted().vpc()}">none</c:when>
          <c:otherwise><em>not granted</em></c:otherwise>
        </c:choose></dd></div>
    </dl>
  </section>

  <section class="card" aria-labelledby="image">
    <h2 id="image">Image</h2>
    <c:choose>
      <c:when test="${not empty model.image()}">
        <dl>
          <t:facts of="${model.image()}"/>
          <c:if test="${not empty model.imageCreated()}"><div><dt>Created</dt><dd><t:moment at="${model.imageCreated()}"/></dd></div></c:if>
        </dl>
      </c:when>
      <c:when test="${model.granted().image()}"><p>Nothing is known of it.</p></c:when>
      <c:otherwise><p><em>not granted</em></p></c:otherwise>
    </c:choose>
  </section>

  <section class="card" aria-labelledby="backups">
    <h2 id="backups">Backups and volumes</h2>
    <dl>
      <div><dt>Next backup</dt><dd>
        <c:choose>
          <c:when test="${empty model.backupStart()}">none planned</c:when>
          <c:otherwise><t:moment at="${model.backupStart()}"/><c:if test="${not empty model.backupEnd()}">, at the latest <t:moment at="${model.backupEnd()}"/></c:if></c:otherwise>
        </c:choose></dd></div>
      <div><dt>Backups</dt><dd><t:codes of="${model.backupIds()}" granted="${model.granted().image()}"/></dd></div>
      <div><dt>Snapshots</dt><dd><t:codes of="${model.snapshotIds()}" granted="${model.granted().image()}"/></dd></div>
      <div><dt>Volumes</dt><dd><t:codes of="${model.volumeIds()}" granted="${model.granted().volumes()}"/></dd></div>
      <c:if test="${not empty model.kernel()}"><div><dt>Kernel</dt><dd><c:out value="${model.kernel()}"/></dd></div></c:if>
    </dl>
  </section>
  </div>
</t:frame>
