package sdedge.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads whole input files of a bounded size. */
public final class InputFile {
  /** The largest input file in bytes, 64 MiB. */
  public static final int MOST_BYTES = 64 << 20;

  private static final int LONGEST_OPENING_S = 5;

  private InputFile() {}

  /**
   * The bytes of a file; {@code -} is the standard input.
   *
   * @throws IOException with a message that names the file
   */
  public static byte[] read(Problems problems, String file)
      throws InvalidInputException, IOException {
    if (file.equals("-")) {
      return bounded(problems, System.in);
    }
    return read(problems, Path.of(file));
  }

  /** The bytes of a stream, which stays open. */
  public static byte[] read(Problems problems, InputStream in)
      throws InvalidInputException, IOException {
    return bounded(problems, in);
  }

  /**
   * The bytes of a file.
   *
   * @throws IOException with a message that names the file
   */
  public static byte[] read(Problems problems, Path file)
      throws InvalidInputException, IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + ": is a directory, not a file");
    }
    try (InputStream in = opened(file)) {
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw tooLarge(problems);
      }
      return bounded(problems, in);
    } catch (NoSuchFileException e) {
      throw new IOException(file + ": no such file", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + ": permission denied", e);
    } catch (FileSystemException | InterruptedIOException e) {
      throw e; // names the file
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage());
      throw reason.startsWith(file + ": ") ? e : new IOException(file + ": " + reason, e);
    }
  }

  /** Opening a named pipe waits until someone writes into it, perhaps for ever. */
  private static InputStream opened(Path file) throws IOException {
    if (Files.isRegularFile(file) || Files.notExists(file)) {
      return Files.newInputStream(file);
    }
    FutureTask<InputStream> opening = new FutureTask<>(() -> Files.newInputStream(file));
    Thread thread = new Thread(opening, "opening");
    thread.setDaemon(true);
    thread.start();
    try {
      return opening.get(LONGEST_OPENING_S, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException(file + ": is a pipe that nobody writes into", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(file + ": interrupted");
    }
  }

  /** The SHA-256 of some bytes in hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** What computes the SHA-256 of bytes that come little by little. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] bounded(Problems problems, InputStream in)
      throws InvalidInputException, IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(problems);
    }
    return bytes;
  }

  private static InvalidInputException tooLarge(Problems problems) {
    problems.add(0, 0, "", "the file is larger than 64 MiB (" + MOST_BYTES + " bytes)");
    return new InvalidInputException(problems.sorted());
  }

  /** Distinguishes files that killed processes left behind from those of processes that go on. */
  public static final class AbandonedFile {
    private static final long CLOCK_SLACK_S = 2;

    private AbandonedFile() {}

    /**
     * Whether the process that made a file is gone: one of the same number that started later is
     * another one.
     *
     * @param pid number of the process that made the file
     */
    public static boolean is(Path file, long pid) throws IOException {
      Instant written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().startInstant())
          .map(started -> started.isAfter(written.plusSeconds(CLOCK_SLACK_S)))
          .orElse(true);
    }
  }
}
