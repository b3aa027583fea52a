package sdedge.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table to which rows are added. A row is one write that is brought to the disk at once, so that
 * a kill loses at most the row in work; a last line that broke off is dropped when the file is
 * opened again.
 *
 * @param <R> a row
 */
public final class RowLog<R> implements Closeable {
  private final RowFormat<R> format;
  private final Path file;
  private final FileChannel channel;
  private final List<R> rows;

  private RowLog(RowFormat<R> format, Path file, FileChannel channel, List<R> rows) {
    this.format = format;
    this.file = file;
    this.channel = channel;
    this.rows = rows;
  }

  /**
   * Opens a file, with the rows it has; makes it if there is none. Nobody else can while it is
   * open. It is read by the channel that holds the lock: to close another one of the same file
   * would give the lock up.
   *
   * @throws IOException if it is damaged, or in use by another process
   */
  public static <R> RowLog<R> open(Path file, RowFormat<R> format) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      Content<R> content = Content.of(bytes(channel), file, format);
      channel.truncate(content.bytes());
      channel.position(content.bytes());
      RowLog<R> log = new RowLog<>(format, file, channel, content.rows());
      if (content.bytes() == 0) {
        DiskSync.force(file);
        log.write((format.header() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return log;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static byte[] bytes(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (buffer.hasRemaining() && channel.read(buffer, buffer.position()) >= 0) {}
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /** The complete rows of a file. */
  public static <R> List<R> read(Path file, RowFormat<R> format) throws IOException {
    return Content.of(Files.readAllBytes(file), file, format).rows();
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another command of this very process: refused like one of another process.
    }
    throw new IOException(file + ": another sdedge is writing it");
  }

  /** The rows so far. */
  public List<R> rows() {
    return List.copyOf(rows);
  }

  /** Adds a row; it is on the disk on return. */
  public void append(R row) throws IOException {
    write(format.line(row));
    rows.add(row);
  }

  /** Writes a whole line, or nothing. */
  private void write(byte[] line) throws IOException {
    long before = channel.position();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(before);
      throw new IOException(file + ": cannot be written: " + Reason.of(e), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The complete rows of a file and how many bytes they are, with the header. */
  private record Content<R>(List<R> rows, int bytes) {
    static <R> Content<R> of(byte[] file, Path name, RowFormat<R> format) throws IOException {
      List<R> rows = new ArrayList<>();
      int begin = 0;
      for (int end = lineEnd(file, 0); end > 0; end = lineEnd(file, begin)) {
        byte[] line = Arrays.copyOfRange(file, begin, end);
        if (begin == 0) {
          checkHeader(line, name, format.header());
        } else {
          try {
            rows.add(format.parse(line));
          } catch (IllegalArgumentException e) {
            if (lineEnd(file, end) == 0) {
              break; // the last line, which a crash of the machine may leave as anything
            }
            int number = rows.size() + 2;
            throw new IOException(name + ": line " + number + " is damaged: " + e.getMessage(), e);
          }
        }
        begin = end;
      }
      return new Content<>(rows, begin);
    }

    private static void checkHeader(byte[] line, Path name, String header) throws IOException {
      if (!new String(line, StandardCharsets.UTF_8).equals(header + "\n")) {
        throw new IOException(name + ": has other columns than this command writes");
      }
    }

    /** The offset after the line that begins at an offset; 0 if it has no end. */
    private static int lineEnd(byte[] file, int begin) {
      for (int i = begin; i < file.length; i++) {
        if (file[i] == '\n') {
          return i + 1;
        }
      }
      return 0;
    }
  }
}
