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
 * A file that no other user can read, and that is deleted when it is closed. Where the system
 * allows it, the file is deleted as soon as it is open, so that it does not stay behind if the JVM
 * is killed.
 */
final class TemporaryFile implements AutoCloseable {

  /** The size of a container's buffer: a larger piece would be sent in several slow writes. */
  private static final int PIECE_BYTES = 8192;

  private final Path directory;
  private FileChannel channel;

  /**
   * Makes no file yet.
   *
   * @param directory the place where {@link #rewrite} makes the file
   */
  TemporaryFile(Path directory) {
    this.directory = directory;
  }

  /**
   * Empties the file and returns a writer for it, in UTF-8. Flush the writer at the end, and do not
   * close it.
   */
  Writer rewrite() throws IOException {
    if (channel == null) {
      channel = open();
    }
    channel.truncate(0);
    return new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
  }

  /** Returns the length in bytes. Call {@link #rewrite} before. */
  long size() throws IOException {
    return channel.size();
  }

  /**
   * Copies the whole file, piece by piece.
   *
   * @param isOver tells, before each piece, whether the copying has taken too long
   * @throws IOException if it has, or if a piece cannot be read or written
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
