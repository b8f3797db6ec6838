package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;

import droplets.servers.CsvFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvEncodingTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("web-1", "web-1"),
        Arguments.of("größe 東京 😀", "größe 東京 😀"),
        Arguments.of("2001:db8::1", "2001:db8::1"),
        Arguments.of("a,b", "\"a,b\""),
        Arguments.of("a;b", "\"a;b\""),
        Arguments.of("say \"hi\"", "\"say \"\"hi\"\"\""),
        Arguments.of("a\r\nb", "\"a\r\nb\""),
        Arguments.of("a\nb", "\"a\nb\""),
        Arguments.of("=1+1", "'=1+1"),
        Arguments.of("+1", "'+1"),
        Arguments.of("-1", "'-1"),
        Arguments.of("@SUM(1,1)", "\"'@SUM(1,1)\""),
        Arguments.of("\uFF1D1", "'\uFF1D1"),
        Arguments.of("\uFF0B1", "'\uFF0B1"),
        Arguments.of("\uFF0D1", "'\uFF0D1"),
        Arguments.of("\uFF201", "'\uFF201"),
        Arguments.of("\tx", "\"'\tx\""),
        Arguments.of("\rx", "\"'\rx\""),
        Arguments.of("\nx", "\"'\nx\""),
        Arguments.of("  =1", "  '=1"),
        Arguments.of("\u00A0\u200B=1", "\u00A0\u200B'=1"),
        Arguments.of("a;=1", "\"a;'=1\""),
        Arguments.of("a,\t-1", "\"a,\t'-1\""),
        Arguments.of("a\n=1", "\"a\n'=1\""),
        Arguments.of("a=1 -b", "a=1 -b"),
        Arguments.of("'=1", "'=1"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aCellIsQuotedWhereItMustAndIsNoFormula(String value, String cell) {
    assertEquals(cell + "\r\n", CsvEncoding.line(List.of(value)));
    assertEquals("x," + cell + ",y\r\n", CsvEncoding.line(List.of("x", value, "y")));
  }

  @Test
  void anyTextIsReadBackAsOneCell() {
    String all = "\"\",;\t\r\n'=x\u0000\u2028,\"";

    assertEquals(
        List.of(List.of("a", "\"\",;\t\r\n'=x\u0000\u2028,\"", "b")),
        CsvFile.lines(CsvEncoding.line(List.of("a", all, "b"))));
  }
}
