package sdedge.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sdedge.result.table.Table;
import sdedge.result.table.TableRow;
import sdedge.storage.AtomicFile.DiskSync;

/**
 * A table to which rows are added. A row is one write that is brought to the disk at once, so that
 * a kill loses at most the row in work; a last line that broke off is dropped when the file is
 * opened again. One that cannot even be begun is not left behind, since it would be in the way of
 * the next.
 */
public final class RowLog implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final List<TableRow> rows;

  private RowLog(Path file, FileChannel channel, List<TableRow> rows) {
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
  public static RowLog open(Path file, Table<?> table) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      Content content = Content.of(bytes(channel), file, table);
      channel.truncate(content.bytes());
      channel.position(content.bytes());
      RowLog log = new RowLog(file, channel, content.rows());
      if (content.bytes() == 0) {
        DiskSync.force(file);
        try {
          log.write(TableRow.header(table));
        } catch (IOException e) {
          Files.deleteIfExists(file);
          throw e;
        }
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
  public static List<TableRow> read(Path file, Table<?> table) throws IOException {
    return Content.of(Files.readAllBytes(file), file, table).rows();
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
  public List<TableRow> rows() {
    return List.copyOf(rows);
  }

  /** Adds a row; it is on the disk on return. */
  public void append(TableRow row) throws IOException {
    write(row.line());
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

  /** Closes it; one without rows is removed, before anybody else can open it. */
  public void abandon() throws IOException {
    try (channel) {
      if (rows.isEmpty()) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The complete rows of a file and how many bytes they are, with the header. */
  private record Content(List<TableRow> rows, int bytes) {
    static Content of(byte[] file, Path name, Table<?> table) throws IOException {
      List<TableRow> rows = new ArrayList<>();
      int begin = 0;
      for (int end = lineEnd(file, 0); end > 0; end = lineEnd(file, begin)) {
        byte[] line = Arrays.copyOfRange(file, begin, end);
        if (begin == 0) {
          if (!Arrays.equals(line, TableRow.header(table))) {
            throw new IOException(name + ": has other columns than this command writes");
          }
        } else {
          try {
            rows.add(TableRow.parse(table, line));
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
      return new Content(rows, begin);
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
