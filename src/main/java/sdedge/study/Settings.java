package sdedge.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sdedge.document.InvalidInputException;
import sdedge.document.Problem;
import sdedge.document.Problems;
import sdedge.document.tree.OverridePath.ValueOverride;
import sdedge.document.tree.ValueReader;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.LatencyModel;
import sdedge.instance.LatencyTable;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Node;
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

  /**
   * A factor on the measured times of nodes.
   *
   * @param path {@code verifier.table}, {@code drafters[0].table}, {@code drafters[*].table}, or of
   *     a draft mode {@code drafters[0].modes[*].table} and the like
   * @param drafters {@code 0} or {@code *}; null of the verifier
   * @param modes the same of draft modes; null of a node
   * @param factor &gt; 0
   */
  private record TableTimes(
      String path, @Nullable String drafters, @Nullable String modes, double factor) {
    private static final String EACH = "*";
    private static final Pattern TABLE =
        Pattern.compile(
            "(?:verifier|drafters\\[([0-9]{1,9}|\\*)](?:\\.modes\\[([0-9]{1,9}|\\*)])?)\\.table");
    private static final Pattern FACTOR =
        Pattern.compile("\\*([0-9]{1,18}(?:\\.[0-9]{0,18})?(?:[eE][-+]?[0-9]{1,2})?)");

    /** A factor such as {@code *0.5} on the table at a path; null if it is anything else. */
    static @Nullable TableTimes of(String path, String value) {
      Matcher table = TABLE.matcher(path);
      Matcher factor = FACTOR.matcher(value);
      return table.matches() && factor.matches()
          ? new TableTimes(
              path, table.group(1), table.group(2), Double.parseDouble(factor.group(1)))
          : null;
    }

    Instance applied(String file, Instance instance) throws InvalidInputException {
      if (!(factor > 0)) {
        throw invalid(file, "*" + factor + " must be a factor above 0");
      }
      Instance.Network network = instance.network();
      if (drafters == null) {
        return instance.with(
            new Instance.Network(scaled(file, network.verifier()), network.drafters()));
      }
      List<Drafter> all = new ArrayList<>(network.drafters());
      for (int d : places(file, drafters, all.size(), "drafters")) {
        Drafter old = all.get(d);
        all.set(d, modes == null ? old.with(scaled(file, old.node())) : scaled(file, old, modes));
      }
      return instance.with(new Instance.Network(network.verifier(), all));
    }

    /** The places that an index or all of them stand for. */
    private int[] places(String file, String which, int count, String what)
        throws InvalidInputException {
      if (which.equals(EACH)) {
        return IntStream.range(0, count).toArray();
      }
      int place = Integer.parseInt(which);
      if (place >= count) {
        throw invalid(file, "there are only " + count + " " + what);
      }
      return new int[] {place};
    }

    /** With {@code *} those modes that have tables, of which there must be one. */
    private Drafter scaled(String file, Drafter drafter, String which)
        throws InvalidInputException {
      List<DraftMode> all = new ArrayList<>(drafter.modes());
      boolean found = false;
      for (int m : places(file, which, all.size(), "modes of " + drafter.id())) {
        LatencyTable table = all.get(m).table();
        if (table != null) {
          all.set(m, all.get(m).with(table.map(time -> factor * time)));
          found = true;
        }
      }
      if (!found) {
        throw invalid(
            file, "a factor needs a table, which no such mode of " + drafter.id() + " has");
      }
      return drafter.with(all);
    }

    private Node scaled(String file, Node node) throws InvalidInputException {
      if (!(node.latency() instanceof LatencyModel.Table model)) {
        throw invalid(file, "a factor needs latency_model table, which " + node.id() + " has not");
      }
      return node.with(new LatencyModel.Table(model.table().map(time -> factor * time)));
    }

    private InvalidInputException invalid(String file, String message) {
      return new InvalidInputException(List.of(new Problem(file, 0, 0, path, message)));
    }
  }
}
