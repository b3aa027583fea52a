package sdedge.cli.terminal;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import sdedge.check.files.ResultSource;
import sdedge.control.TimeSource;
import sdedge.result.table.FileContent;

/** How much of some work is done, of so many units in all, and how long the rest may take. */
public final class Portion {
  private static final int PERCENT = 100;
  private static final int READ = 2; // times that a check reads a file: its digest, its content

  private final TimeLeft timeLeft;
  private final long total;
  private final AtomicLong done = new AtomicLong();

  /** Of so many units, at least 1, the first of which begins now. */
  public Portion(TimeSource time, long total) {
    timeLeft = new TimeLeft(time, PERCENT);
    this.total = total;
  }

  /** Of the bytes that a check of a directory reads. */
  public static Portion ofCheck(TimeSource time, Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      return new Portion(time, Math.max(1, READ * bytes));
    }
  }

  /** More units are done. */
  public synchronized void add(long units) {
    long now = done.addAndGet(units);
    while (timeLeft.done() < PERCENT && timeLeft.done() < PERCENT * now / total) {
      timeLeft.next();
    }
  }

  /** Such as {@code 40 %, about 24 s left}. */
  public String text() {
    return timeLeft.done() + " %" + timeLeft();
  }

  /** Such as {@code , about 24 s left}; empty as long as that is not known. */
  public String timeLeft() {
    return timeLeft.text();
  }

  /** The files of a result, whose bytes count as they are read. */
  public ResultSource counted(ResultSource source) {
    return new ResultSource(source.names(), name -> new Reading(source.files().open(name)));
  }

  /** A file whose lines count as they are written. */
  public FileContent counted(FileContent content) {
    return out -> {
      OutputStream lines = new Writing(out);
      content.writeTo(lines);
      lines.flush();
    };
  }

  private final class Reading extends FilterInputStream {
    Reading(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      add(Math.max(0, read));
      return read;
    }
  }

  private final class Writing extends FilterOutputStream {
    Writing(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      add(one == '\n' ? 1 : 0);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      long lines = 0;
      for (int i = offset; i < offset + length; i++) {
        lines += bytes[i] == '\n' ? 1 : 0;
      }
      add(lines);
    }
  }
}
