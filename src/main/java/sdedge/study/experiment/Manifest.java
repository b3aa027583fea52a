package sdedge.study.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sdedge.document.InputFile;
import sdedge.document.InvalidInputException;
import sdedge.document.Problems;
import sdedge.document.TextRule;
import sdedge.document.tree.Document;
import sdedge.document.tree.ObjectReader;
import sdedge.result.files.RunInfo.Machine;
import sdedge.result.table.Format;
import sdedge.result.table.Json;
import sdedge.search.Approach;
import sdedge.storage.OutputFile;
import sdedge.study.experiment.Experiment.ExperimentKind;

/**
 * Under which conditions rows were made; rows of different conditions never share a file.
 *
 * @param sections texts by name: the options, those that were not given being absent; versions;
 *     properties of the machine; SHA-256 of the instances by file, in the order of the trials
 */
public record Manifest(Map<String, Map<String, String>> sections) {
  private static final String OPTIONS = "options";
  private static final String VERSIONS = "versions";
  private static final String MACHINE = "machine";
  private static final String INSTANCES = "instances";
  private static final List<String> ALL = List.of(OPTIONS, VERSIONS, MACHINE, INSTANCES);

  public static final String TIME_LIMIT = "time_limit_s";
  public static final String THREADS = "threads";

  /** What stands before a path, of an option that has the value of the instance there. */
  public static final String BASE = "base ";

  private static final String METHODS = "methods";
  private static final String REPEATS = "repeats";
  private static final String POINTS = "points";
  private static final String NATIVE = "milp";

  /**
   * The conditions of an experiment on this machine. Those of a sweep leave its values open, so
   * that it may grow; but all shards of one must be of the same values.
   *
   * @param given options that the experiment itself does not hold
   */
  public static Manifest of(
      Experiment experiment,
      Map<String, String> given,
      Map<String, String> versions,
      Map<String, String> instances) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put(
        METHODS, String.join(",", experiment.methods().stream().map(Approach::key).toList()));
    if (experiment.kind() == ExperimentKind.BENCH) {
      options.put(REPEATS, Integer.toString(experiment.repeats()));
    } else if (!experiment.shard().isWhole()) {
      options.put(POINTS, Integer.toString(experiment.grid().size()));
      options.put("axes", experiment.grid().toString());
    }
    options.putAll(given);
    Machine here = Machine.current();
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("os", here.os());
    machine.put("arch", here.arch());
    machine.put("cores", Integer.toString(here.cores()));
    machine.put("cpu", String.valueOf(here.cpu()));
    machine.put("heap_mib", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
    return new Manifest(
        Map.of(OPTIONS, options, VERSIONS, versions, MACHINE, machine, INSTANCES, instances));
  }

  /** Writes it, or leaves what was there. */
  void write(OutputFile file, ExperimentKind kind) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("kind", name(kind));
    ALL.forEach(name -> content.put(name, section(name)));
    file.write(out -> Json.write(out, json -> Json.value(json, content)));
  }

  /** Of its file. */
  static Format format(ExperimentKind kind) {
    return Format.json("file of conditions", "{'kind':'" + name(kind) + "'");
  }

  /** Reads what {@link #write} wrote. */
  static Manifest read(Path file, ExperimentKind kind) throws IOException, InvalidInputException {
    Problems problems = new Problems(file.toString());
    ObjectReader reader = Document.parse(problems, InputFile.read(problems, file)).object();
    reader.word("kind", new String[] {name(kind)}, word -> word);
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    for (String name : ALL) {
      Map<String, String> texts = new LinkedHashMap<>();
      reader
          .object(name)
          .entries(TextRule.ANY, Integer.MAX_VALUE)
          .forEach((key, value) -> texts.put(key, value.text(TextRule.ANY)));
      sections.put(name, texts);
    }
    reader.finish();
    problems.throwIfAny();
    return new Manifest(sections);
  }

  private static String name(ExperimentKind kind) {
    return "sdedge-" + kind.manifest;
  }

  private Map<String, String> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  private int option(String name) {
    return Integer.parseInt(section(OPTIONS).getOrDefault(name, "1"));
  }

  /** The methods, by key. */
  List<String> methods() {
    return List.of(section(OPTIONS).getOrDefault(METHODS, "").split(",", -1));
  }

  /** The names of the instances. */
  List<String> files() {
    return List.copyOf(section(INSTANCES).keySet());
  }

  /** How many groups of trials all shards have together. */
  int groups(ExperimentKind kind) {
    return kind == ExperimentKind.BENCH ? files().size() * option(REPEATS) : option(POINTS);
  }

  /**
   * What is not as it was, a line each; empty if everything is. There may be more methods and
   * repeats than before.
   */
  List<String> differencesFrom(Manifest before) {
    boolean grown =
        methods().containsAll(before.methods()) && option(REPEATS) >= before.option(REPEATS);
    return differencesFrom(before, ALL, grown ? Set.of(METHODS, REPEATS) : Set.of());
  }

  private List<String> differencesFrom(Manifest before, List<String> names, Set<String> ignored) {
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      Set<String> keys = new LinkedHashSet<>(before.section(name).keySet());
      keys.addAll(section(name).keySet());
      keys.removeAll(ignored);
      for (String key : keys) {
        String was = before.section(name).getOrDefault(key, "nothing");
        String is = section(name).getOrDefault(key, "nothing");
        if (!was.equals(is)) {
          String kind = name.equals(MACHINE) ? name : name.substring(0, name.length() - 1);
          differences.add(kind + " " + key + ": was " + was + ", is " + is);
        }
      }
    }
    if (differences.isEmpty() && !files().equals(before.files())) {
      differences.add("the order of the instances");
    }
    return differences;
  }

  /**
   * What is not as it was for rows of searches that went to their end: what they find is the same
   * on every machine and every Java, but for solvers that are native code. Under a time limit
   * everything counts.
   */
  List<String> differencesFromComplete(Manifest before) {
    boolean timed = isTimed() || before.isTimed();
    return timed
        ? differencesFrom(before)
        : ofCompleteSearches().differencesFrom(before.ofCompleteSearches());
  }

  /** Whether a clock may have ended searches. */
  private boolean isTimed() {
    return section(OPTIONS).containsKey(TIME_LIMIT);
  }

  private Manifest ofCompleteSearches() {
    Map<String, String> platform = new LinkedHashMap<>();
    if (methods().stream().anyMatch(method -> method.startsWith(NATIVE))) {
      String os = section(MACHINE).getOrDefault("os", "");
      platform.put("os", os.split(" ", 2)[0]); // whatever its version
      platform.put("arch", section(MACHINE).getOrDefault("arch", ""));
    }
    return without(OPTIONS, THREADS).without(VERSIONS, "java").with(MACHINE, platform);
  }

  private Manifest without(String name, String key) {
    Map<String, String> rest = new LinkedHashMap<>(section(name));
    rest.remove(key);
    return with(name, rest);
  }

  /**
   * What is not as it was for shards: they may run on several machines, and have the same files in
   * the same order wherever these lie.
   */
  List<String> differencesFromShard(Manifest other) {
    List<String> digests = List.copyOf(section(INSTANCES).values());
    boolean same = digests.equals(List.copyOf(other.section(INSTANCES).values()));
    return with(INSTANCES, (same ? other : this).section(INSTANCES))
        .differencesFrom(other, List.of(OPTIONS, VERSIONS, INSTANCES), Set.of());
  }

  private Manifest with(String name, Map<String, String> texts) {
    Map<String, Map<String, String>> changed = new LinkedHashMap<>(sections);
    changed.put(name, texts);
    return new Manifest(changed);
  }

  /** The conditions of the whole, where each machine keeps the number of its shard. */
  static Manifest joined(List<Manifest> shards) {
    Map<String, String> machines = new LinkedHashMap<>();
    for (int i = 0; i < shards.size(); i++) {
      String shard = " of shard " + (i + 1);
      shards.get(i).section(MACHINE).forEach((key, value) -> machines.put(key + shard, value));
    }
    return shards.get(0).with(MACHINE, machines);
  }
}
