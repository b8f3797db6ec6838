package droplets.digitalocean;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import droplets.benchmark.ListBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reading the answer for 200 Droplets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ParsingBenchmark {

  private final byte[] body = ListBody.of(200);
  private final JsonParserFactory parsers = Json.createParserFactory(Map.of());
  private final JsonReaderFactory readers = Json.createReaderFactory(Map.of());
  private final JsonFactory jackson = new JsonFactory();

  /** For JMH. */
  public ParsingBenchmark() {}

  /** As the client does it: all Droplets, with the fields that the pages show. */
  @Benchmark
  public Object droplets() {
    DropletListAnswer list =
        DropletListAnswer.JSON.read(new JsonStream(parsers, new ByteArrayInputStream(body)));
    if (list.elements().size() != 200) {
      throw new IllegalStateException("Droplets are missing");
    }
    return list;
  }

  /** Jackson's streaming parser: each token and each value, nothing made of them. */
  @Benchmark
  public long jacksonStreaming() throws IOException {
    long sum = 0;
    try (JsonParser parser = jackson.createParser(new ByteArrayInputStream(body))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        sum += token.isScalarValue() ? parser.getText().length() : 1;
      }
    }
    return sum;
  }

  /** JSON-P's streaming parser, on which the client is built: each token and each value. */
  @Benchmark
  public long jsonpStreaming() {
    long sum = 0;
    try (jakarta.json.stream.JsonParser parser =
        parsers.createParser(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
      while (parser.hasNext()) {
        sum +=
            switch (parser.next()) {
              case KEY_NAME, VALUE_STRING, VALUE_NUMBER -> parser.getString().length();
              default -> 1;
            };
      }
    }
    return sum;
  }

  /** JSON-P's object model: the whole answer in memory. */
  @Benchmark
  public JsonObject jsonpObjectModel() {
    try (JsonReader reader =
        readers.createReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
      return reader.readObject();
    }
  }
}
