package droplets.sandbox;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;

/** Writes JSON in UTF-8; looks the provider up once, because each look-up is slow. */
final class JsonBytes {
  private final JsonGeneratorFactory factory =
      JsonProvider.provider().createGeneratorFactory(Map.of());

  byte[] write(Consumer<JsonGenerator> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = factory.createGenerator(bytes)) {
      content.accept(generator);
    }
    return bytes.toByteArray();
  }
}
