package sdedge.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.InputFile.AbandonedFile;

/**
 * Temporary siblings of an output, {@code .NAME.PURPOSE-PID-TIME}: named after it and the process,
 * so that a later run can recognise what a killed one left behind.
 */
final class TemporarySiblings {
  /** What is being written. */
  static final String NEW = "new";

  /** What is being replaced. */
  static final String OLD = "old";

  private TemporarySiblings() {}

  /** A path that nobody else uses. */
  static Path create(Path target, String purpose) {
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return target.resolveSibling("." + target.getFileName() + "." + purpose + "-" + unique);
  }

  /** Those of processes that are gone; none if the folder cannot be read. */
  static List<Path> abandoned(Path target, String purpose) {
    Pattern name =
        Pattern.compile(
            Pattern.quote("." + target.getFileName() + "." + purpose) + "-(\\d{1,18})-[0-9a-f]+");
    List<Path> found = new ArrayList<>();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".*")) {
      for (Path entry : entries) {
        Matcher matcher = name.matcher(entry.getFileName().toString());
        if (matcher.matches() && AbandonedFile.is(entry, Long.parseLong(matcher.group(1)))) {
          found.add(entry);
        }
      }
    } catch (IOException e) {
      // The next run may be luckier.
    }
    return found;
  }
}
