package droplets.web.download;

import droplets.digitalocean.TokenSet;
import droplets.web.listing.Listing;
import droplets.web.listing.ListingParameters;
import droplets.web.page.ErrorPage;
import droplets.web.page.FailedCallPage;
import droplets.web.page.FetchMetadata;
import droplets.web.page.PageServlet;
import droplets.web.page.RefusalReason;
import droplets.web.page.RequestId;
import droplets.web.page.Route;
import droplets.web.page.Views;
import droplets.web.session.CallResult;
import droplets.web.session.DigitalOceanCalls;
import droplets.web.session.DigitalOceanConnection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * {@code GET /droplets.csv} and {@code GET /droplets.ssh_config}: all Droplets of the account, or
 * those of a filter, as a file. Nothing is sent before all Droplets are in the file. So a failure
 * is a page, never half a file: most containers do not let the browser notice that an answer was
 * cut off.
 *
 * <p>A download makes many calls, so it is made only for a person who wants the file. A prefetch
 * gets the 503 page, a request that another site made is led to the Droplets page (303), and a HEAD
 * gets the headers that are known without a call.
 */
public final class DownloadServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(DownloadServlet.class.getName());

  private final DownloadFormat format;
  private final DigitalOceanCalls calls;
  private final DownloadLimit limit;
  private final DropletExport export;
  private final Clock clock;
  private final Path directory;

  /**
   * Makes the servlet.
   *
   * @param directory the place of the file until it has been sent
   */
  public DownloadServlet(
      DownloadFormat format,
      DigitalOceanCalls calls,
      DownloadLimit limit,
      DropletExport export,
      Clock clock,
      Path directory,
      Views views) {
    super(format.route(), views);
    this.format = format;
    this.calls = calls;
    this.limit = limit;
    this.export = export;
    this.clock = clock;
    this.directory = directory;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<DigitalOceanConnection> connection = calls.connection(request);
    Optional<Listing> listing = ListingParameters.parse(request.getQueryString());
    if (FetchMetadata.isPrefetch(request)) {
      views().error(request, response, ErrorPage.prefetch());
    } else if (FetchMetadata.isFromAnotherSite(request)) {
      seeOther(response, Route.DROPLETS.path());
    } else if (connection.isEmpty()) {
      calls.askToConnect(request, response, Route.DROPLETS.path());
    } else if (listing.isEmpty()) {
      views().error(request, response, ErrorPage.of(400));
    } else if (request.getMethod().equals("HEAD")) {
      describe(response, connection.get().tokens());
      // Otherwise some containers announce a length of 0.
      response.flushBuffer();
    } else {
      try (TemporaryFile file = new TemporaryFile(directory)) {
        answer(request, response, connection.get(), listing.get(), file);
      }
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      DigitalOceanConnection connection,
      Listing listing,
      TemporaryFile file)
      throws ServletException, IOException {
    Optional<CallResult<DropletExport.Outcome>> exported;
    if (!limit.tryEnter(connection)) {
      refuse(request, response, RefusalReason.BUSY, DownloadErrors.othersUnderWay());
      return;
    }
    // The place is given back only when the file has been sent: until then a slow browser keeps a
    // thread and a file.
    try {
      exported = export(request, response, listing, file);
      if (exported.isPresent()) {
        answer(request, response, exported.get(), file);
      }
    } finally {
      limit.leave(connection);
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      CallResult<DropletExport.Outcome> exported,
      TemporaryFile file)
      throws ServletException, IOException {
    switch (exported.result()) {
      case WHOLE -> send(request, response, file, exported.tokens());
      case TOO_MANY -> views().error(request, response, DownloadErrors.tooManyDroplets());
      case TOO_MANY_PAGES ->
          refuse(request, response, RefusalReason.TOO_MANY_PAGES, DownloadErrors.tooManyPages());
      case CHANGED ->
          refuse(request, response, RefusalReason.LIST_CHANGED, DownloadErrors.listChanged());
      case TOO_SLOW ->
          refuse(request, response, RefusalReason.DOWNLOAD_TIMEOUT, DownloadErrors.tooSlow());
    }
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, RefusalReason why, ErrorPage page)
      throws ServletException, IOException {
    LOG.log(Level.WARNING, why.line(request));
    views().error(request, response, page);
  }

  private Optional<CallResult<DropletExport.Outcome>> export(
      HttpServletRequest request, HttpServletResponse response, Listing listing, TemporaryFile file)
      throws ServletException, IOException {
    // One end for all attempts: after a refresh the export is made once more.
    Instant end = export.end();
    return calls.make(
        request,
        response,
        // After connecting the person gets a page, not a file.
        Route.DROPLETS.path(),
        failure -> FailedCallPage.of(failure, listing.missingScope()),
        (client, token) -> export.write(file, format, client, token, listing, end));
  }

  private void send(
      HttpServletRequest request, HttpServletResponse response, TemporaryFile file, TokenSet tokens)
      throws IOException {
    describe(response, tokens);
    response.setContentLengthLong(file.size());
    if ("HTTP/1.1".equals(request.getProtocol())) {
      // A file that is given up ends its connection, so that nobody takes it for whole.
      response.setHeader("Connection", "close");
    }
    try {
      Instant end = export.end();
      file.transferTo(response.getOutputStream(), () -> export.isOver(end));
    } catch (IOException e) {
      if (!response.isCommitted()) {
        throw e;
      }
      // The person cancelled the download, the browser reads too slowly, or the file cannot be
      // read.
      LOG.log(Level.INFO, "a download was not sent whole: " + e + RequestId.logged(request));
    }
  }

  private void describe(HttpServletResponse response, TokenSet tokens) {
    response.setContentType(format.contentType());
    response.setHeader(
        "Content-Disposition",
        DownloadName.contentDisposition(
            tokens.identity().teamName(),
            LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
            format.ending()));
  }
}
