package droplets.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClusterReadmeTest {

  @Test
  void theReadmeShowsTheTableAsItsFileMakesIt() throws Exception {
    String shown = Files.readString(Path.of("README.md")).split("```sql\n")[1].split("```")[0];

    String file = Files.readString(Path.of("src/main/cluster/droplets.sql"));
    assertEquals(file.replaceAll("(?m)^ *--.*\n", "").replace("\n\n", "\n").stripLeading(), shown);
  }
}
