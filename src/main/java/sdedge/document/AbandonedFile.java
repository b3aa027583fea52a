package sdedge.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/** Distinguishes files that killed processes left behind from those of processes that go on. */
public final class AbandonedFile {
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
