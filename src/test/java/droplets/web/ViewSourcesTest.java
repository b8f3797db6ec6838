package droplets.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.web.listing.DropletRow;
import droplets.web.listing.ListedAddress;
import droplets.web.listing.Tag;
import droplets.web.page.PageFrame;
import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the sources of the JSP views and tag files must not contain.
 *
 * <p>About escaping: the tags {@code <c:…>}, {@code <t:…>} and {@code <jsp:…>} take expressions as
 * attributes, and of those used only {@code <jsp:getProperty>} writes a value, as it is. So once
 * these tags are cut out, every expression that is left writes what it yields straight into the
 * page, be it into a text or into an attribute. Each of those must escape, or be one of the few
 * listed here that cannot yield foreign text.
 */
class ViewSourcesTest {
  private static final Path WEB_INF = Path.of("webapp", "WEB-INF");

  private static final String OUR_SCRIPT =
      "<script type=\"module\" src=\"<jsp:getProperty name=\"frame\" property=\"assets\"/>"
          + "/droplets.js\"></script>";

  /** Quoted attributes may hold {@code >}, and {@code <} of comparisons. */
  private static final Pattern ACTION_TAG =
      Pattern.compile("</?(?:c|t|jsp):[A-Za-z]+(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");

  /** Of the types whose texts have been escaped, which DropletRowTest and PageFrameTest hold. */
  private static final Pattern ESCAPED_BEAN =
      Pattern.compile(
          "<jsp:useBean id=\"(row|address|tag|frame)\" type=\"droplets.web."
              + "(?:listing.(?:DropletRow|ListedAddress|Tag)\"|page.PageFrame\" scope=\"request\")/>");

  private static final Map<String, Set<String>> TEXTS_AND_NUMBERS =
      Map.of(
          "row", textsAndNumbers(DropletRow.class),
          "address", textsAndNumbers(ListedAddress.class),
          "tag", textsAndNumbers(Tag.class),
          "frame", textsAndNumbers(PageFrame.class));

  private static final Pattern BEAN_PROPERTY =
      Pattern.compile("\\$\\{(row|address|tag|frame)\\.([A-Za-z]+)}");

  private static final Pattern PROPERTY =
      Pattern.compile("<jsp:getProperty name=\"([a-z]+)\" property=\"([A-Za-z]+)\"/>");

  private static final Pattern DIRECTIVE = Pattern.compile("<%@.*?%>", Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);
  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(?:'[^']*'|[^}'])*\\}");

  /** With calls without calls inside: nothing may follow the bracket that is closed last. */
  private static final Pattern ESCAPED =
      Pattern.compile("\\$\\{fn:escapeXml\\((?:[^{}()]|\\([^{}()]*\\))*\\)\\}");

  /** One of two texts that stand in the view itself, whichever way the condition goes. */
  private static final Pattern ONE_OF_TWO_LITERALS =
      Pattern.compile("\\$\\{(?:[^'\"?:]|'[a-z]*')+ \\? '[A-Za-z ,=\"-]*' : '[A-Za-z ,]*'\\}");

  /** The rest: what each yields is ours. */
  private static final Set<String> CANNOT_BE_FOREIGN =
      Set.of(
          // Begins with the frame's base, which has been escaped: see the test for it below.
          "${path}",
          // Numbers.
          "${choice}",
          "${model.billedWhileOff}",
          "${fn:length(model.steps()) + 1}",
          // Names of constants.
          "${model.message().tone()}");

  static Stream<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String folder : List.of("views", "tags")) {
      try (Stream<Path> files = Files.list(WEB_INF.resolve(folder))) {
        files.sorted().forEach(sources::add);
      }
    }
    assertTrue(sources.size() >= 7, sources::toString);
    return sources.stream();
  }

  private static String withoutComments(Path source) throws IOException {
    return COMMENT.matcher(Files.readString(source)).replaceAll("");
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group()).toList();
  }

  /** The expressions that write straight into the page, and do not escape. */
  private static List<String> unescaped(String jsp) {
    String page = DIRECTIVE.matcher(jsp).replaceAll("");
    page = ACTION_TAG.matcher(page).replaceAll("");
    return found(EXPRESSION, page).stream()
        .filter(expression -> !ESCAPED.matcher(expression).matches())
        .filter(expression -> !isOfAnEscapedBean(expression, jsp))
        .filter(expression -> !ONE_OF_TWO_LITERALS.matcher(expression).matches())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyExpressionThatShowsAValueEscapesIt(Path source) throws IOException {
    List<String> foreign = new ArrayList<>(unescaped(withoutComments(source)));
    foreign.removeAll(CANNOT_BE_FOREIGN);

    assertEquals(List.of(), foreign);
  }

  @Test
  void theListOfExceptionsHasNoMoreThanItNeeds() throws IOException {
    Set<String> needed = new TreeSet<>();
    for (Path source : sources().toList()) {
      needed.addAll(unescaped(withoutComments(source)));
    }
    assertEquals(new TreeSet<>(CANNOT_BE_FOREIGN), needed);
  }

  /** The check itself: what it must find and what it must let pass. */
  static Stream<Arguments> notEscaped() {
    return Stream.of(
        Arguments.of("<p>${row.name()}</p>", "${row.name()}"),
        Arguments.of("<a href=\"${row.name()}\">x</a>", "${row.name()}"),
        Arguments.of("<a href='/x'<c:if test=\"${a gt b}\"> rel='${c}'</c:if>>", "${c}"),
        Arguments.of("<c:if test=\"${a > b}\">${c}</c:if>", "${c}"),
        Arguments.of("<c:if test=\"${a}\">${b}</c:if><c:set value=\"${c}\"/>", "${b}"),
        Arguments.of("<p>${fn:escapeXml(a)}${b}</p>", "${b}"),
        Arguments.of("<p>${fn:escapeXml(a).concat(b)}</p>", "${fn:escapeXml(a).concat(b)}"),
        Arguments.of("<p>${a ? b : 'x'}</p>", "${a ? b : 'x'}"),
        Arguments.of("<p>#{b}</p>", "#{b}"),
        Arguments.of("<p>${'}'.concat(b)}</p>", "${'}'.concat(b)}"));
  }

  @ParameterizedTest
  @MethodSource("notEscaped")
  void theCheckFindsWhatIsNotEscaped(String jsp, String expression) {
    assertEquals(List.of(expression), unescaped(jsp));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<%@ attribute name=\"of\" description=\"${x}\" %>",
        "<p><c:set value=\"${a}\"/></p>",
        "<a href=\"${fn:escapeXml(a)}/b?${fn:escapeXml(c)}\">x</a>",
        "<c:if test=\"${a > b and c eq '>'}\">x</c:if>",
        "<p>${a.is() ? 'One' : 'two'}</p>"
      })
  void theCheckLetsPassWhatIsEscaped(String jsp) {
    assertEquals(List.of(), unescaped(jsp));
  }

  /** Others may write what they are given: {@code <c:url>} does. */
  @ParameterizedTest
  @MethodSource("sources")
  void onlyTagsAreUsedOfWhichIsKnownWhatTheyWrite(Path source) throws IOException {
    Set<String> used =
        new TreeSet<>(found(Pattern.compile("(?<=<)[a-z]+:[A-Za-z]+"), withoutComments(source)));
    used.removeAll(
        Set.of(
            "c:if",
            "c:choose",
            "c:when",
            "c:otherwise",
            "c:forEach",
            "c:set",
            "jsp:doBody",
            "jsp:getProperty",
            "jsp:useBean",
            "t:frame",
            "t:arrows",
            "t:codes",
            "t:explained",
            "t:facts",
            "t:heading",
            "t:hidden",
            "t:moment",
            "t:redirectUriHint",
            "t:rows",
            "t:value"));

    assertEquals(Set.of(), used);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void nothingTurnsTheEscapingOff(Path source) throws IOException {
    assertFalse(withoutComments(source).matches("(?is).*escapeXml\\s*=.*"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void thereIsNoJavaInAView(Path source) throws IOException {
    String jsp = DIRECTIVE.matcher(withoutComments(source)).replaceAll("");

    assertFalse(jsp.contains("<%"), "a scriptlet, expression or declaration");
    assertFalse(jsp.matches("(?s).*<jsp:(scriptlet|expression|declaration|include)\\b.*"));
  }

  /** A bean is one that is there already: a view makes none. */
  @ParameterizedTest
  @MethodSource("sources")
  void onlyWhatHasBeenEscapedIsWrittenAsItIs(Path source) throws Exception {
    String jsp = withoutComments(source);
    Set<String> beans = new TreeSet<>();
    for (String tag : found(Pattern.compile("<jsp:useBean[^>]*>"), jsp)) {
      Matcher bean = ESCAPED_BEAN.matcher(tag);
      assertTrue(bean.matches(), tag);
      beans.add(bean.group(1));
      assertFalse(jsp.contains("fn:escapeXml(" + bean.group(1) + "."), "escaped twice");
    }
    for (String tag : found(Pattern.compile("<jsp:getProperty[^>]*>"), jsp)) {
      Matcher written = PROPERTY.matcher(tag);
      assertTrue(written.matches() && beans.contains(written.group(1)), tag);
      assertTrue(TEXTS_AND_NUMBERS.get(written.group(1)).contains(written.group(2)), tag);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aPathBeginsWithTheFramesBase(Path source) throws Exception {
    String jsp = withoutComments(source);

    assertEquals(
        jsp.contains("${path}")
            ? List.of("<c:set var=\"path\" value=\"${frame.base}/droplets\"/>")
            : List.of(),
        found(Pattern.compile("<c:set var=\"path\"[^>]*>"), jsp));
  }

  private static boolean isOfAnEscapedBean(String expression, String jsp) {
    Matcher property = BEAN_PROPERTY.matcher(expression);
    return property.matches()
        && jsp.contains("<jsp:useBean id=\"" + property.group(1) + "\"")
        && TEXTS_AND_NUMBERS.get(property.group(1)).contains(property.group(2));
  }

  /**
   * Open Liberty cannot compile one that stands in the body of {@code t:frame} and in no tag there.
   * The list needs them in its rows.
   */
  @ParameterizedTest
  @MethodSource("sources")
  void noOtherViewWritesAProperty(Path source) throws Exception {
    String outsideOfRows = withoutComments(source).replaceAll("(?s)<c:forEach var=\"row\".*", "");

    assertFalse(source.toString().endsWith(".jsp") && outsideOfRows.contains("<jsp:getProperty"));
  }

  /** The properties that are no lists, of which the members have not been escaped. */
  private static Set<String> textsAndNumbers(Class<?> bean) {
    try {
      return Stream.of(Introspector.getBeanInfo(bean).getPropertyDescriptors())
          .filter(
              each -> Set.of(String.class, int.class, long.class).contains(each.getPropertyType()))
          .map(PropertyDescriptor::getName)
          .collect(Collectors.toSet());
    } catch (IntrospectionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** GlassFish does not find it. */
  @ParameterizedTest
  @MethodSource("sources")
  void aTagTakesNoClassThatStandsInsideAnother(Path source) throws IOException {
    assertFalse(withoutComments(source).matches("(?s).*type=\"[a-z.]+[A-Z]\\w*\\.[A-Z].*"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void thereIsNoScriptAndNoStyleInAView(Path source) throws IOException {
    String jsp = withoutComments(source);
    if (source.endsWith("frame.tag")) {
      assertTrue(jsp.contains(OUR_SCRIPT));
      jsp = jsp.replace(OUR_SCRIPT, "");
    }

    for (String pattern :
        List.of(
            "<(script|style|iframe|object|embed|base)\\b",
            "\\s(style|on[a-z]+)\\s*=",
            "(javascript|data):",
            "http-equiv")) {
      Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(jsp);
      assertFalse(matcher.find(), () -> pattern + " at " + matcher.start());
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void otherSitesAreLinkedToButNothingIsLoadedFromThem(Path source) throws IOException {
    String jsp = DIRECTIVE.matcher(withoutComments(source)).replaceAll("");
    String withoutLinks =
        jsp.replaceAll("<a(\\s+class=\"[a-z]+\")?\\s+href=\"https://[^\"]*\"", "<a");

    assertFalse(withoutLinks.matches("(?is).*https?://.*"));
    assertFalse(withoutLinks.matches("(?is).*=\\s*[\"']//.*"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aViewMakesNoSession(Path source) throws IOException {
    if (source.toString().endsWith(".jsp")) {
      assertTrue(Files.readString(source).matches("(?s)<%@ page [^%]*session=\"false\"[^%]*%>.*"));
    }
  }
}
