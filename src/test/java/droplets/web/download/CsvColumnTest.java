package droplets.web.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import droplets.digitalocean.Droplet;
import droplets.digitalocean.DropletFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvColumnTest {
  @Test
  void theReadmeDescribesEachInOrder() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String table = readme.split("\\| column \\| holds \\|")[1].split("\n\n")[0];
    List<String> described =
        table
            .lines()
            .map(line -> line.replaceFirst("^(\\|[^|]*\\|).*", "$1"))
            .flatMap(cell -> Pattern.compile("`([a-z0-9_]+)`").matcher(cell).results())
            .map((MatchResult name) -> name.group(1))
            .toList();

    assertEquals(Arrays.stream(CsvColumn.values()).map(CsvColumn::title).toList(), described);
  }

  @Test
  void ofANumberAloneTheOtherCellsAreEmpty() {
    String line = CsvColumn.line(DropletFixture.droplet("{\"id\": 4711}"));

    String empty = String.join(",", Collections.nCopies(CsvColumn.values().length - 4, ""));
    assertEquals("4711,,,false,standard," + empty.substring(1) + "\r\n", line);
    assertTrue(CsvColumn.header().startsWith("id,name,status,locked,type,"));
  }

  /** As on the page: that there is a GPU says its model. */
  @Test
  void ofAModelAloneThereIsOne() {
    Droplet droplet =
        DropletFixture.droplet("{\"id\": 1, \"gpu_info\": {\"model\": \"nvidia_h100\"}}");

    assertTrue(CsvColumn.line(droplet).contains(",1 nvidia_h100,"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anycast"})
  void anAddressOfUnknownTypeIsAnother(String type) {
    Droplet droplet =
        DropletFixture.droplet(
            """
            {"id": 1, "networks": {
              "v4": [
                {"ip_address": "192.0.2.1", "type": "%s"},
                {"ip_address": "198.51.100.1", "type": "private"},
                {"ip_address": "192.0.2.1", "type": "%s"}],
              "v6": [{"ip_address": "2001:db8::1", "type": "public"}]}}
            """
                .formatted(type, type));

    assertTrue(
        CsvColumn.line(droplet).contains(",,198.51.100.1,192.0.2.1 192.0.2.1,2001:db8::1,"),
        CsvColumn.line(droplet));
  }
}
