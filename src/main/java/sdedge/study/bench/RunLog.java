package sdedge.study.bench;

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
import sdedge.output.DiskSync;
import sdedge.output.Reason;

/**
 * {@code runs.csv}, to which rows are added. A row is one write that is brought to the disk at
 * once, so that a kill loses at most the row in work; a last line that broke off is dropped when
 * the file is opened again.
 */
public final class RunLog implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final List<Run> runs;

  private RunLog(Path file, FileChannel channel, List<Run> runs) {
    this.file = file;
    this.channel = channel;
    this.runs = runs;
  }

  /**
   * Opens a file, with the rows it has; makes it if there is none. Nobody else can while it is
   * open. It is read by the channel that holds the lock: to close another one of the same file
   * would give the lock up.
   *
   * @throws IOException if it is damaged, or in use by another process
   */
  public static RunLog open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      Content content = Content.of(bytes(channel), file);
      channel.truncate(content.bytes());
      channel.position(content.bytes());
      RunLog log = new RunLog(file, channel, content.runs());
      if (content.bytes() == 0) {
        DiskSync.force(file);
        log.write((RunCsv.HEADER + "\n").getBytes(StandardCharsets.UTF_8));
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
  static List<Run> read(Path file) throws IOException {
    return Content.of(Files.readAllBytes(file), file).runs();
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Another benchmark of this very process: refused like one of another process.
    }
    throw new IOException(file + ": another bench is writing it");
  }

  /** The rows so far. */
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** Adds a row; it is on the disk on return. */
  void append(Run run) throws IOException {
    write(RunCsv.line(run));
    runs.add(run);
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
  private record Content(List<Run> runs, int bytes) {
    static Content of(byte[] file, Path name) throws IOException {
      List<Run> runs = new ArrayList<>();
      int begin = 0;
      for (int end = lineEnd(file, 0); end > 0; end = lineEnd(file, begin)) {
        byte[] line = Arrays.copyOfRange(file, begin, end);
        if (begin == 0) {
          checkHeader(line, name);
        } else {
          try {
            runs.add(RunCsv.parse(line));
          } catch (IllegalArgumentException e) {
            if (lineEnd(file, end) == 0) {
              break; // the last line, which a crash of the machine may leave as anything
            }
            int number = runs.size() + 2;
            throw new IOException(name + ": line " + number + " is damaged: " + e.getMessage(), e);
          }
        }
        begin = end;
      }
      return new Content(runs, begin);
    }

    private static void checkHeader(byte[] line, Path name) throws IOException {
      if (!new String(line, StandardCharsets.UTF_8).equals(RunCsv.HEADER + "\n")) {
        throw new IOException(name + ": was not written by this version of bench");
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
