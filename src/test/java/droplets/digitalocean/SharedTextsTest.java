package droplets.digitalocean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

/** Texts that repeat are made once, and each is the one that stands in the document. */
class SharedTextsTest {

  private static final List<String> WRITTEN =
      List.of(
          "\"\"",
          "\"a\"",
          "\"b\"",
          "\"a\\\"b\"",
          "\"a\\\\\"",
          "\"\\\"\"",
          "\"\\u0061\"",
          "\"\u00e4\uD83D\uDE00\"",
          "\",\"",
          // Two that have their place in common.
          "\"aA\"",
          "\"BB\"",
          "1",
          "12",
          "-12",
          "1.5e+3",
          '"' + "x".repeat(63) + '"',
          '"' + "x".repeat(64) + '"',
          '"' + "y".repeat(9000) + '"',
          "1".repeat(70));

  @Test
  void aTextThatRepeatsIsMadeOnce() {
    SharedTexts texts = new SharedTexts(new StringReader("{\"fra1\":\"fra1\",\"ams3\":\"fra1\"}"));
    List<String> read = read(texts, Json.createParser(texts));
    assertEquals(List.of("fra1", "fra1", "ams3", "fra1"), read);
    assertSame(read.get(0), read.get(1));
    assertSame(read.get(0), read.get(3));
  }

  static List<String> written() {
    return WRITTEN;
  }

  /** The parser's places are right after each kind of value, so sharing goes on. */
  @ParameterizedTest
  @MethodSource("written")
  void aTextIsMadeOnceWhateverStandsBeforeIt(String before) {
    String document = "[" + before + ",\"fra1\",\"fra1\"]";
    SharedTexts texts = new SharedTexts(new StringReader(document));
    List<String> read = read(texts, Json.createParser(texts));
    assertEquals("fra1", read.get(1));
    assertSame(read.get(1), read.get(2));
  }

  /**
   * The parser moves all it has of a text before each read, so the time would grow by the square.
   */
  @Test
  void aVeryLongTextIsReadInFewSteps() {
    AtomicInteger reads = new AtomicInteger();
    Reader document =
        new StringReader("[\"" + "x".repeat(4_000_000) + "\",\"fra1\"]") {
          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            reads.incrementAndGet();
            return super.read(buffer, offset, length);
          }
        };
    SharedTexts texts = new SharedTexts(document);
    assertEquals("fra1", read(texts, Json.createParser(texts)).get(1));
    assertTrue(reads.get() < 30, reads::toString);
  }

  /** In many orders, so that texts lie across the ends of all buffers. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 13, 4093})
  void eachTextIsAsTheParserReadsIt(int step) {
    String document = document(step);
    SharedTexts texts = new SharedTexts(new StringReader(document));
    assertEquals(plain(document), read(texts, Json.createParser(texts)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-9000, -4, -3, -2, -1, 1, 2, 3, 4, 9000})
  void aParserThatTellsOtherPlacesIsBelievedNothing(long wrong) {
    String document = document(1);
    SharedTexts texts = new SharedTexts(new StringReader(document));
    JsonParser right = Json.createParser(texts);
    JsonParser parser =
        Mockito.mock(JsonParser.class, call -> call.getMethod().invoke(right, call.getArguments()));
    JsonLocation location = Mockito.mock(JsonLocation.class);
    Mockito.doReturn(location).when(parser).getLocation();
    Mockito.when(location.getStreamOffset())
        .thenAnswer(call -> right.getLocation().getStreamOffset() + wrong);
    assertEquals(plain(document), read(texts, parser));
  }

  private static String document(int step) {
    List<String> parts =
        new ArrayList<>(Collections.nCopies(40, WRITTEN).stream().flatMap(List::stream).toList());
    for (int at = 0; at < parts.size(); at += step) {
      Collections.swap(parts, at, (at * step + 3) % parts.size());
    }
    return "[" + String.join(", ", parts) + "]";
  }

  private static List<String> plain(String document) {
    JsonParser parser = Json.createParser(new StringReader(document));
    List<String> read = new ArrayList<>();
    while (parser.hasNext()) {
      switch (parser.next()) {
        case KEY_NAME, VALUE_STRING, VALUE_NUMBER -> read.add(parser.getString());
        default -> {
          // No text.
        }
      }
    }
    return read;
  }

  private static List<String> read(SharedTexts texts, JsonParser parser) {
    List<String> read = new ArrayList<>();
    while (parser.hasNext()) {
      switch (parser.next()) {
        case KEY_NAME, VALUE_STRING -> read.add(texts.string(parser));
        case VALUE_NUMBER -> read.add(texts.number(parser));
        default -> {
          // No text.
        }
      }
    }
    return read;
  }
}
