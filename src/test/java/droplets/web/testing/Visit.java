package droplets.web.testing;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import droplets.web.page.OneTimeMessage;
import droplets.web.page.PageFrame;
import droplets.web.page.PageServlet;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mockito.invocation.InvocationOnMock;

/**
 * One request of a browser to the application at {@link #BASE}, and what came of it. What a
 * container gives is mocked; nothing of ours is.
 */
public final class Visit {
  public static final String BASE = "/app";

  private final HttpServletRequest request =
      mock(HttpServletRequest.class, withSettings().stubOnly());
  private final HttpServletResponse response =
      mock(HttpServletResponse.class, withSettings().stubOnly());
  private final ServletContext context = mock(ServletContext.class, withSettings().stubOnly());

  private final List<Cookie> cookiesSent = new ArrayList<>();
  private final Map<String, Object> attributes = new HashMap<>();
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Cookie> cookiesSet = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final PrintWriter writer = new PrintWriter(body, false, StandardCharsets.UTF_8);
  private int status = 200;
  private String view = "";
  private Throwable viewFailure;
  private Runnable beforeViewFails;
  private Runnable beforeEachPiece = () -> {};

  public Visit(Browser browser, String method, String query) {
    when(context.getContextPath()).thenReturn(BASE);
    when(request.getServletContext()).thenReturn(context);
    when(request.getDispatcherType()).thenReturn(DispatcherType.REQUEST);
    when(request.getMethod()).thenReturn(method);
    when(request.getQueryString()).thenReturn(query);
    when(request.getServerName()).thenReturn("localhost");
    when(request.getServerPort()).thenReturn(8080);
    when(request.getSession()).thenAnswer(call -> browser.sessionMade());
    when(request.getSession(anyBoolean()))
        .thenAnswer(
            call -> call.getArgument(0, Boolean.class) ? browser.sessionMade() : browser.session());
    when(request.changeSessionId()).thenAnswer(call -> browser.session().changeId());
    when(request.getCookies())
        .thenAnswer(call -> cookiesSent.isEmpty() ? null : cookiesSent.toArray(new Cookie[0]));
    when(request.getAttribute(anyString())).thenAnswer(call -> attributes.get(name(call)));
    doAnswer(call -> attributes.put(name(call), call.getArgument(1)))
        .when(request)
        .setAttribute(anyString(), any());
    when(request.getRequestDispatcher(anyString())).thenAnswer(call -> dispatcher(name(call)));
    browser.cookies().forEach(this::withCookie);
    stubResponse(browser);
  }

  private void stubResponse(Browser browser) {
    doAnswer(call -> status = call.getArgument(0)).when(response).setStatus(anyInt());
    doAnswer(call -> headers.put(name(call), call.getArgument(1)))
        .when(response)
        .setHeader(anyString(), anyString());
    doAnswer(call -> headers.put("Content-Type", name(call)))
        .when(response)
        .setContentType(anyString());
    doAnswer(call -> headers.put("Content-Length", call.getArgument(0).toString()))
        .when(response)
        .setContentLengthLong(anyLong());
    doAnswer(
            call -> {
              browser.take(call.getArgument(0));
              return cookiesSet.add(call.getArgument(0));
            })
        .when(response)
        .addCookie(any());
    doAnswer(
            call -> {
              status = 200;
              headers.clear();
              cookiesSet.clear();
              return null;
            })
        .when(response)
        .reset();
    try {
      when(response.getOutputStream()).thenReturn(new BodyStream());
      when(response.getWriter()).thenReturn(writer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private RequestDispatcher dispatcher(String path) {
    return mock(
        RequestDispatcher.class,
        call -> {
          if (viewFailure != null) {
            beforeViewFails.run();
            throw viewFailure;
          }
          view = path;
          return null;
        });
  }

  private static String name(InvocationOnMock call) {
    return call.getArgument(0);
  }

  public Visit with(String header, String value) {
    when(request.getHeader(header)).thenReturn(value);
    return this;
  }

  public Visit withParameter(String name, String value) {
    when(request.getParameter(name)).thenReturn(value);
    return this;
  }

  /** Containers throw what they like at a form that is malformed or too long. */
  public Visit withUnreadableForm() {
    when(request.getParameter(anyString())).thenThrow(new IllegalStateException("fake"));
    return this;
  }

  public Visit withServerPort(int port) {
    when(request.getServerPort()).thenReturn(port);
    return this;
  }

  public Visit withCookie(String name, String value) {
    cookiesSent.removeIf(cookie -> cookie.getName().equals(name));
    cookiesSent.add(new Cookie(name, value));
    return this;
  }

  public Visit withServerName(String host) {
    when(request.getServerName()).thenReturn(host);
    return this;
  }

  public Visit withPathInfo(String path) {
    when(request.getPathInfo()).thenReturn(path);
    return this;
  }

  /** As if the container had found an error by itself. */
  public Visit asContainerError(int code) {
    when(request.getDispatcherType()).thenReturn(DispatcherType.ERROR);
    attributes.put(RequestDispatcher.ERROR_STATUS_CODE, code);
    return this;
  }

  /** As if a part of the answer had been sent before. */
  public Visit committed() {
    when(response.isCommitted()).thenReturn(true);
    return this;
  }

  /** As if the browser had left when a part of the answer was sent. */
  public Visit whereTheBrowserLeaves() throws IOException {
    ServletOutputStream left = mock(ServletOutputStream.class, withSettings().stubOnly());
    doThrow(new IOException("fake")).when(left).write(any(byte[].class), anyInt(), anyInt());
    when(response.getOutputStream()).thenReturn(left);
    return committed();
  }

  /** As if the browser took each piece of the answer only after this. */
  public Visit whereTheBrowserReads(Runnable before) {
    beforeEachPiece = before;
    return this;
  }

  public Visit byProtocol(String protocol) {
    when(request.getProtocol()).thenReturn(protocol);
    return this;
  }

  /** Has every view fail. */
  public Visit whereViewsFailWith(Throwable failure) {
    return whereViewsFailWith(failure, () -> {});
  }

  /** Has every view fail after something has happened. */
  public Visit whereViewsFailWith(Throwable failure, Runnable first) {
    viewFailure = failure;
    beforeViewFails = first;
    return this;
  }

  public Visit to(HttpServlet servlet) throws ServletException, IOException {
    ServletConfig config = mock(ServletConfig.class, withSettings().stubOnly());
    when(config.getServletContext()).thenReturn(context);
    if (servlet instanceof PageServlet page) {
      when(request.getServletPath()).thenReturn(page.route().path());
    }
    servlet.init(config);
    servlet.service(request, response);
    return this;
  }

  public HttpServletRequest request() {
    return request;
  }

  public HttpServletResponse response() {
    return response;
  }

  public int status() {
    return status;
  }

  /** A header of the answer, or null. */
  public String header(String name) {
    return headers.get(name);
  }

  /** Where it was redirected to, or null. */
  public String location() {
    return header("Location");
  }

  /** The view that was forwarded to, or an empty text. */
  public String view() {
    return view.replaceFirst("^/WEB-INF/views/", "");
  }

  public <T> T model(Class<T> type) {
    return type.cast(attributes.get("model"));
  }

  public PageFrame frame() {
    return (PageFrame) attributes.get("frame");
  }

  public String body() {
    writer.flush();
    return body.toString(StandardCharsets.UTF_8);
  }

  public Optional<Cookie> cookie(String name) {
    return cookiesSet.stream().filter(cookie -> cookie.getName().equals(name)).findFirst();
  }

  public int bytesSent() {
    return body.size();
  }

  /** The one-time message that was left for the index page, or null. */
  public OneTimeMessage message() {
    return cookie("droplets-message")
        .map(Cookie::getValue)
        .flatMap(OneTimeMessage::ofCode)
        .orElse(null);
  }

  /** The path that was remembered for after connecting, or an empty text. */
  public String returnPath() {
    return cookie("droplets-view")
        .map(Cookie::getValue)
        .map(value -> new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII))
        .orElse("");
  }

  private final class BodyStream extends ServletOutputStream {

    @Override
    public void write(int b) {
      body.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      beforeEachPiece.run();
      body.write(bytes, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
