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
    byte[] bytes = InputFile.read(new Problems(file.toString()), file.toString());
    return parse(file.toString(), bytes, file.resolveSibling(""));
  }

  /** Parses the content of a file, with the digests of all files read. */
  public static LoadedInstance load(String file, byte[] bytes, Path folder)
      throws InvalidInputException {
    return load(file, bytes, folder, Arrivals.AT_ZERO);
  }

  /**
   * Parses the content of a file whose tasks may arrive at any time, with the digests of all files
   * read.
   */
  public static LoadedInstance load(String file, byte[] bytes, Path folder, Arrivals arrivals)
      throws InvalidInputException {
    return load(file, bytes, folder, List.of(), arrivals, UnaryOperator.identity());
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
    return load(file, bytes, folder).instance();
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
