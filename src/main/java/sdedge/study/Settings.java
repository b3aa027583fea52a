package sdedge.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.instance.reader.Arrivals;
import sdedge.instance.reader.InstanceReader;
import sdedge.stream.steady.KvCacheSize;

/**
 * Values in place of those of an instance file.
 *
 * @param values by path, as they would stand in the file or as {@code *0.5}; set one after the
 *     other
 */
public record Settings(Map<String, String> values) {
  /** What the file says. */
  public static final Settings NONE = new Settings(Map.of());

  private static final String VERIFIER_MEMORY = "verifier.memory_bytes";

  public Settings {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** These and then those of another. */
  public Settings and(Settings later) {
    Map<String, String> all = new LinkedHashMap<>(values);
    later.values.forEach(
        (path, value) -> {
          all.remove(path); // so that it comes last
          all.put(path, value);
        });
    return new Settings(all);
  }

  /**
   * These, and the memory of the verifier whose caches have a size.
   *
   * @param file the name of the instance in problems
   * @param instance with these values
   * @throws InvalidInputException if they state that memory, or it follows from no single model
   */
  public Settings withCaches(String file, KvCacheSize size, Instance instance)
      throws InvalidInputException {
    Problems problems = new Problems(file);
    String bytes = "";
    if (values.containsKey(VERIFIER_MEMORY)) {
      problems.add(0, 0, VERIFIER_MEMORY, "is set beside the size of the caches; give one of them");
    } else {
      try {
        bytes = String.valueOf(size.memoryBytes(instance));
      } catch (IllegalArgumentException e) {
        problems.add(0, 0, VERIFIER_MEMORY, String.valueOf(e.getMessage()));
      }
    }
    problems.throwIfAny();
    return and(new Settings(Map.of(VERIFIER_MEMORY, bytes)));
  }

  /**
   * The instance of a file with these values.
   *
   * @param file its name in problems
   * @param folder what the paths of tables are relative to
   * @throws InvalidInputException if it is not valid with them
   * @throws IllegalArgumentException if a path is none
   */
  public LoadedInstance applied(String file, byte[] bytes, Path folder, Arrivals arrivals)
      throws InvalidInputException {
    return applied(file, bytes, folder, arrivals, UnaryOperator.identity());
  }

  /**
   * The instance that a file is completed to, with these values.
   *
   * @param completed makes an instance of what the file says with these values
   */
  public LoadedInstance applied(
      String file,
      byte[] bytes,
      Path folder,
      Arrivals arrivals,
      UnaryOperator<ValueReader> completed)
      throws InvalidInputException {
    List<ValueOverride> inFile = new ArrayList<>();
    List<TableTimes> tables = new ArrayList<>();
    values.forEach(
        (path, value) -> {
          TableTimes times = TableTimes.of(path, value);
          if (times == null) {
            inFile.add(ValueOverride.of(path, value));
          } else {
            tables.add(times);
          }
        });
    LoadedInstance loaded = InstanceReader.load(file, bytes, folder, inFile, arrivals, completed);
    Instance instance = loaded.instance();
    for (TableTimes times : tables) {
      instance = times.applied(file, instance);
    }
    return loaded.with(instance).with(values);
  }
}
