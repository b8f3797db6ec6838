package droplets.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.ColorScheme;
import droplets.journeys.Installation;
import droplets.sandbox.Team;
import droplets.servers.ServerKind;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Makes the README's pictures from the running application: {@code mvn verify -Pbrowser
 * -Dit.test=Screenshots}. It only runs when it is named.
 */
@ExtendWith(BrowserExtension.class)
class Screenshots {
  private static final Path DIRECTORY = Path.of("src", "site", "screenshots");
  private static final int COLOURS = 20;

  private static Installation site;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectories(DIRECTORY);
    site =
        new Installation(ServerKind.TOMCAT_11, "")
            .setting(
                "DIGITAL_OCEAN_SCOPE",
                "account:read droplet:read image:read regions:read sizes:read actions:read"
                    + " tag:read vpc:read")
            .start();
  }

  @AfterAll
  static void end() throws IOException {
    site.close();
    try (Stream<Path> pictures = Files.list(DIRECTORY)) {
      long bytes = pictures.mapToLong(picture -> picture.toFile().length()).sum();
      assertTrue(bytes < 250_000, "together " + bytes + " bytes");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void pictures(ColorScheme scheme, Windows windows) throws IOException {
    Window window = windows.open(site, options -> options.setColorScheme(scheme));
    window.page().setViewportSize(1000, 690);
    window.open("/");
    take(window, "index", scheme);
    window.signIn(Team.ACME);
    assertThat(window.rows()).hasCount(40);
    window.page().setViewportSize(1440, 640);
    take(window, "droplets", scheme);
    window.page().setViewportSize(1000, 900);
    window.link("The OAuth flow").click();
    assertThat(window.steps().first()).isVisible();
    take(window, "flow", scheme);
  }

  /**
   * Writes the picture of a window. It keeps the colours used most, and replaces each other one by
   * the nearest of them. The file is a third as large then, and nobody sees the difference.
   */
  private static void take(Window window, String name, ColorScheme scheme) throws IOException {
    BufferedImage shot = ImageIO.read(new ByteArrayInputStream(window.page().screenshot()));
    int width = shot.getWidth();
    int height = shot.getHeight();
    int[] pixels = shot.getRGB(0, 0, width, height, null, 0, width);
    int[] colours =
        Arrays.stream(pixels)
            .boxed()
            .collect(Collectors.groupingBy(colour -> colour, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    IndexColorModel palette =
        new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage picture =
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam smallest = writer.getDefaultWriteParam();
    smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    smallest.setCompressionQuality(0);
    try (OutputStream out = Files.newOutputStream(DIRECTORY.resolve(file));
        ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), smallest);
    }
  }
}
