package sdedge.instance.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.Document;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;

/**
 * Reads instance files, in YAML 1.2 or JSON. Unless {@link Arrivals} are given, all tasks must wait
 * at time 0: that is what can be planned.
 */
public final class InstanceReader {
  private InstanceReader() {}

  /**
   * Reads a file, or the standard input if it is called {@code -}.
   *
   * @throws InvalidInputException with all problems of the file and of the tables it names
   * @throws IOException if the file itself cannot be read; the message names it
   */
  public static Instance read(Path file) throws InvalidInputException, IOException {
    return load(file).instance();
  }

  /** Reads a file, or the standard input, with the digests of all files read. */
  public static LoadedInstance load(Path file) throws InvalidInputException, IOException {
    return load(file.toString());
  }

  /**
   * Reads a file by its name, or the standard input if it is {@code -}, with the digests of all
   * files read.
   */
  public static LoadedInstance load(String file) throws InvalidInputException, IOException {
    Path folder = file.equals("-") ? Path.of("") : Path.of(file).resolveSibling("");
    byte[] bytes = InputFile.read(new Problems(file), file);
    return load(file, bytes, folder);
  }

  /** Parses the content of a file, with the digests of all files read. */
  public static LoadedInstance load(String file, byte[] bytes, Path folder)
      throws InvalidInputException {
    return load(file, bytes, folder, List.of());
  }

  /**
   * Parses the content of a file whose tasks may arrive at any time, with the digests of all files
   * read.
   */
  public static LoadedInstance load(String file, byte[] bytes, Path folder, Arrivals arrivals)
      throws InvalidInputException {
    return load(file, bytes, folder, List.of(), arrivals);
  }

  /**
   * Parses the content of a file with some values in place of its own, which are checked like the
   * others. The digests are those of the files.
   */
  public static LoadedInstance load(
      String file, byte[] bytes, Path folder, List<ValueOverride> settings)
      throws InvalidInputException {
    return load(file, bytes, folder, settings, Arrivals.AT_ZERO);
  }

  /**
   * Parses the content of a file whose tasks may arrive at any time, with some values in place of
   * its own.
   */
  public static LoadedInstance load(
      String file, byte[] bytes, Path folder, List<ValueOverride> settings, Arrivals arrivals)
      throws InvalidInputException {
    return load(file, bytes, folder, settings, arrivals, UnaryOperator.identity());
  }

  /**
   * Parses a document that is completed to an instance, with some values in place of its own.
   *
   * @param completed makes an instance of what the file says with the settings
   */
  public static LoadedInstance load(
      String file,
      byte[] bytes,
      Path folder,
      List<ValueOverride> settings,
      Arrivals arrivals,
      UnaryOperator<ValueReader> completed)
      throws InvalidInputException {
    InstanceBinder binder = new InstanceBinder(folder, arrivals);
    Problems problems = new Problems(file);
    Instance instance = binder.bind(completed.apply(Document.parse(problems, bytes, settings)));
    problems.throwIfAny();
    return new LoadedInstance(
        instance, file, InputFile.sha256(bytes), binder.sha256(), binder.unused(), Map.of());
  }

  /**
   * Reads an instance from memory.
   *
   * @param file the name under which problems are reported
   * @param folder what the paths of tables are relative to
   */
  public static Instance parse(String file, byte[] bytes, Path folder)
      throws InvalidInputException {
    return parse(file, bytes, folder, List.of());
  }

  /**
   * Reads an instance from memory with some values in place of those of the file; they are checked
   * like the others.
   */
  public static Instance parse(String file, byte[] bytes, Path folder, List<ValueOverride> settings)
      throws InvalidInputException {
    return parse(file, bytes, new InstanceBinder(folder, Arrivals.AT_ZERO), settings);
  }

  private static Instance parse(
      String file, byte[] bytes, InstanceBinder binder, List<ValueOverride> settings)
      throws InvalidInputException {
    Problems problems = new Problems(file);
    Instance instance = binder.bind(Document.parse(problems, bytes, settings));
    problems.throwIfAny();
    return instance;
  }

  /**
   * How much an instance may hold, so that reading any file stays below 1 GiB of memory; see also
   * {@link sdedge.document.InputFile#MOST_BYTES}.
   */
  static final class InstanceLimits {
    static final int MODELS = 10_000;
    static final int DRAFTERS = 10_000;
    static final int TASKS = 250_000;

    /** Rows of all latency tables together. */
    static final int TABLE_ROWS = 1_000_000;

    private InstanceLimits() {}
  }
}
