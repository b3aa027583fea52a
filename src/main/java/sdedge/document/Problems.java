package sdedge.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of a file, and of the files it names. */
public final class Problems {
  private static final int MOST = 10_000;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private int added;
  private int skipped;

  /**
   * @param file the name under which problems are reported
   */
  public Problems(String file) {
    this.file = file;
  }

  /** The name under which problems are reported. */
  public String file() {
    return file;
  }

  /**
   * Grows with every problem and with every value that cannot be used because of a problem reported
   * before: what was read while it stayed the same is free of placeholders.
   */
  public int count() {
    return added + skipped;
  }

  /** Notes that a value cannot be used because of a problem reported before. */
  public void skip() {
    skipped++;
  }

  /** Whether further problems are only counted. */
  public boolean isFull() {
    return found.size() >= MOST;
  }

  /** Adds a problem of this file; {@code path} is empty for the document. */
  public void add(int line, int column, String path, String message) {
    add(line, column, path, "", message);
  }

  /** Adds what stands somewhere in this file, and what should stand there. */
  public void add(int line, int column, String path, String found, String expected) {
    add(new Problem(file, line, column, path, found, expected));
  }

  /** Adds the problems of a file that this file names at {@code path}. */
  public void addAll(Problems other, String path) {
    for (Problem p : other.found) {
      String inside = p.path().isEmpty() ? "" : p.path() + ": ";
      add(new Problem(p.file(), p.line(), p.column(), path, inside + p.message()));
    }
    added += other.added - other.found.size();
  }

  private void add(Problem problem) {
    added++;
    if (!isFull()) {
      found.add(problem);
    }
  }

  /** All problems without repetition, those of this file first, sorted by place. */
  public List<Problem> sorted() {
    Comparator<Problem> otherFile = Comparator.comparing(p -> !p.file().equals(file));
    List<Problem> sorted =
        new ArrayList<>(
            found.stream()
                .distinct()
                .sorted(
                    otherFile
                        .thenComparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column)
                        .thenComparing(Problem::path)
                        .thenComparing(Problem::message))
                .toList());
    if (added > found.size()) {
      sorted.add(new Problem(file, 0, 0, "", "and " + (added - found.size()) + " more problems"));
    }
    return sorted;
  }

  /** Ends the reading of a file if anything is wrong with it. */
  public void throwIfAny() throws InvalidInputException {
    if (added > 0) {
      throw new InvalidInputException(sorted());
    }
  }
}
