package droplets.web;

import droplets.digitalocean.DropletQuery;
import droplets.digitalocean.TokenSet;
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
 * {@code GET /droplets.csv}: all Droplets of the account, or those of a filter, as a file. Nothing
 * is sent before everything is known, because most containers hide from the reader that an answer
 * was cut off: so a failure is a page of its own here as everywhere.
 *
 * <p>Many calls are made only for somebody who wants the file: a prefetch gets a page, a request
 * another site made is sent to the Droplets, and a HEAD gets the headers that are known without a
 * call.
 */
final class CsvServlet extends PageServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(CsvServlet.class.getName());

  private final ConnectedCalls calls;
  private final DownloadLimit limit;
  private final DropletExport export;
  private final Clock clock;
  private final Path directory;

  /**
   * Makes the servlet.
   *
   * @param directory where the file is while it grows
   */
  CsvServlet(
      ConnectedCalls calls,
      DownloadLimit limit,
      DropletExport export,
      Clock clock,
      Path directory,
      Views views) {
    super(READING, views);
    this.calls = calls;
    this.limit = limit;
    this.export = export;
    this.clock = clock;
    this.directory = directory;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<Connection> connection = calls.connection(request);
    Optional<DropletsView> view = DropletsParameters.parse(request.getQueryString());
    if (FetchMetadata.isPrefetch(request)) {
      views().error(request, response, ErrorPage.prefetch());
    } else if (FetchMetadata.isFromAnotherSite(request)) {
      seeOther(response, Routes.DROPLETS);
    } else if (connection.isEmpty()) {
      seeOther(response, Routes.INDEX);
    } else if (view.isEmpty()) {
      views().error(request, response, ErrorPage.of(400));
    } else if (request.getMethod().equals("HEAD")) {
      describe(response, connection.get().tokens());
      // Without it some containers announce a length of 0.
      response.flushBuffer();
    } else {
      try (TemporaryFile file = new TemporaryFile(directory)) {
        answer(request, response, connection.get(), view.get().query(), file);
      }
    }
  }

  private void answer(
      HttpServletRequest request,
      HttpServletResponse response,
      Connection connection,
      DropletQuery filter,
      TemporaryFile file)
      throws ServletException, IOException {
    Optional<Answered<DropletExport.Outcome>> exported;
    if (!limit.tryEnter(connection)) {
      views().error(request, response, ErrorPage.downloadUnderWay());
      return;
    }
    try {
      exported = export(request, response, filter, file);
    } finally {
      limit.leave(connection);
    }
    if (exported.isEmpty()) {
      return;
    }
    switch (exported.get().result()) {
      case WHOLE -> send(request, response, file, exported.get().tokens());
      case TOO_MANY -> views().error(request, response, ErrorPage.tooManyDroplets());
      case CHANGED -> views().error(request, response, ErrorPage.listChanged());
      case TOO_SLOW -> views().error(request, response, ErrorPage.exportTooSlow());
    }
  }

  private Optional<Answered<DropletExport.Outcome>> export(
      HttpServletRequest request,
      HttpServletResponse response,
      DropletQuery filter,
      TemporaryFile file)
      throws ServletException, IOException {
    // Before the call, which is made once more after a refresh.
    Instant end = clock.instant().plus(DropletExport.LONGEST);
    return calls.make(
        request,
        response,
        // A download is no page to be led to.
        WantedView.DEFAULT,
        failure -> ErrorPage.ofList(failure, filter),
        (client, token) -> export.write(file, client, token, filter, end));
  }

  private void send(
      HttpServletRequest request, HttpServletResponse response, TemporaryFile file, TokenSet tokens)
      throws IOException {
    describe(response, tokens);
    response.setContentLengthLong(file.size());
    try {
      file.transferTo(response.getOutputStream());
    } catch (IOException e) {
      if (!response.isCommitted()) {
        throw e;
      }
      // The browser has left, or, which is rare, the file cannot be read.
      LOG.log(Level.INFO, "a download was not sent whole: " + e + RequestId.logged(request));
    }
  }

  private void describe(HttpServletResponse response, TokenSet tokens) {
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader(
        "Content-Disposition",
        DownloadName.contentDisposition(
            tokens.identity().teamName(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }
}
