package droplets.web.download;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/**
 * A file that nobody else can read and that is gone when it is closed. On systems that can it has
 * no name while it is open, so that not even the end of the JVM leaves it behind.
 */
final class TemporaryFile implements AutoCloseable {

  /** As containers' buffers: of a larger piece each part could take as long as a write may. */
  private static final int PIECE_BYTES = 8192;

  private final Path directory;
  private FileChannel channel;

  /**
   * A file that does not exist yet.
   *
   * @param directory where it is made when something is first written
   */
  TemporaryFile(Path directory) {
    this.directory = directory;
  }

  /**
   * Begins to write it, in UTF-8; what was written before is gone. The writer is to be flushed at
   * the end, not closed.
   */
  Writer rewrite() throws IOException {
    if (channel == null) {
      channel = open();
    }
    channel.truncate(0);
    return new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** Its length in bytes. */
  long size() throws IOException {
    return channel.size();
  }

  /**
   * Copies the whole of it, piece by piece.
   *
   * @param isOver asked before each piece: whether it has taken too long
   * @throws IOException if it has, or a piece cannot be read or written
   */
  void transferTo(OutputStream out, BooleanSupplier isOver) throws IOException {
    channel.position(0);
    InputStream in = Channels.newInputStream(channel);
    for (byte[] piece = in.readNBytes(PIECE_BYTES);
        piece.length > 0;
        piece = in.readNBytes(PIECE_BYTES)) {
      if (isOver.getAsBoolean()) {
        throw new IOException("the reader is too slow");
      }
      out.write(piece);
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private FileChannel open() throws IOException {
    Path file = Files.createTempFile(directory, "droplets-", ".csv");
    try {
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }
}
