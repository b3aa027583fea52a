package sdedge.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects the problems of a file, and of the files it names. */
public final class Problems {
  private static final int MOST = 10_000;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private final Map<Pattern, String> settings = new LinkedHashMap<>(); // by where they set values
  private final Set<String> reported = new HashSet<>(); // what is wrong with settings
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

  /**
   * Notes that values do not come from the file: a problem of them names their setting, and is
   * reported once, not of every place.
   *
   * @param paths of the values
   * @param setting as it was given, path=value
   */
  public void noteSetting(Pattern paths, String setting) {
    settings.put(paths, setting);
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
    @Nullable String setting = line == 0 && !path.isEmpty() ? setting(path) : null;
    if (setting == null) {
      add(new Problem(file, line, column, path, found, expected));
    } else if (reported.add(setting + expected)) {
      add(new Problem(file, 0, 0, path, found, expected + " (set by " + setting + ")"));
    } else {
      skip();
    }
  }

  /** What set the value at a path, or something in it or around it; null if nothing did. */
  private @Nullable String setting(String path) {
    String last = null;
    for (Map.Entry<Pattern, String> each : settings.entrySet()) {
      Matcher matcher = each.getKey().matcher(path);
      last = matcher.lookingAt() || matcher.hitEnd() ? each.getValue() : last;
    }
    return last;
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
