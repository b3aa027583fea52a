package sdedge.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sdedge.result.table.FileContent;

/** A result that does not hold what it claims. */
public final class CheckFailedException extends Exception {
  /** How the message begins. */
  public static final String PREFIX = "check failed: ";

  private static final long serialVersionUID = 1;

  private final List<String> failures;
  private final transient Map<String, FileContent> files;
  private final transient @Nullable Path kept;

  private CheckFailedException(
      List<String> failures, Map<String, FileContent> files, @Nullable Path kept) {
    super(PREFIX + String.join("; ", failures));
    this.failures = List.copyOf(failures);
    this.files = Map.copyOf(files);
    this.kept = kept;
  }

  /** Likewise, and where what was found is kept; null for nowhere. */
  public CheckFailedException keptIn(@Nullable Path place) {
    CheckFailedException failed = new CheckFailedException(failures, files, place);
    failed.initCause(this);
    return failed;
  }

  /** What there is of the result, by the names of its files; empty if it has been written. */
  public Map<String, FileContent> files() {
    return files;
  }

  /** Where what was found is kept, which is no result; null for nowhere. */
  public @Nullable Path kept() {
    return kept;
  }

  /** Everything that does not hold, a line each. */
  public List<String> failures() {
    return failures;
  }

  static void throwIfAny(List<String> failures, Map<String, FileContent> files)
      throws CheckFailedException {
    if (!failures.isEmpty()) {
      throw new CheckFailedException(failures, files, null);
    }
  }
}
