package sdedge.study.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import sdedge.output.Machine;

/**
 * Under which conditions rows were measured; rows of different conditions never share a file.
 *
 * @param options by name; those that were not given are absent
 * @param versions by name
 * @param machine by property
 * @param instances SHA-256 by file, in the order of the runs
 */
public record Manifest(
    Map<String, String> options,
    Map<String, String> versions,
    Map<String, String> machine,
    Map<String, String> instances) {
  public static final String METHODS = "methods";
  public static final String REPEATS = "repeats";
  public static final String TIME_LIMIT = "time_limit_s";
  public static final String THREADS = "threads";

  private static final String NATIVE = "milp";

  public Manifest {
    options = ordered(options);
    versions = ordered(versions);
    machine = ordered(machine);
    instances = ordered(instances);
  }

  /** The conditions on this machine. */
  public static Manifest here(
      Map<String, String> options, Map<String, String> versions, Map<String, String> instances) {
    Machine machine = Machine.current();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("os", machine.os());
    properties.put("arch", machine.arch());
    properties.put("cores", Integer.toString(machine.cores()));
    properties.put("cpu", String.valueOf(machine.cpu()));
    properties.put("heap_mib", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
    return new Manifest(options, versions, properties, instances);
  }

  /**
   * What is not as it was, a line each; empty if everything is. There may be more methods and
   * repeats than before.
   */
  List<String> differencesFrom(Manifest before) {
    Map<String, String> options = new LinkedHashMap<>(before.options);
    if (methods().containsAll(before.methods()) && repeats() >= before.repeats()) {
      options.computeIfPresent(METHODS, (key, old) -> this.options.getOrDefault(key, old));
      options.computeIfPresent(REPEATS, (key, old) -> this.options.getOrDefault(key, old));
    }
    Manifest grown = new Manifest(options, before.versions, before.machine, before.instances);
    List<String> differences = new ArrayList<>(differencesButMachine(grown));
    compare("machine", before.machine, machine, differences);
    return differences;
  }

  /** Whether a clock may have ended searches. */
  boolean isTimed() {
    return options.containsKey(TIME_LIMIT);
  }

  /**
   * The conditions that change what searches find that went to their end: the numbers are the same
   * on every machine and every Java, but for solvers that are native code.
   */
  Manifest ofCompleteSearches() {
    Map<String, String> found = new LinkedHashMap<>(options);
    found.remove(THREADS);
    Map<String, String> programs = new LinkedHashMap<>(versions);
    programs.remove("java");
    Map<String, String> platform = new LinkedHashMap<>();
    if (methods().stream().anyMatch(method -> method.startsWith(NATIVE))) {
      String os = machine.getOrDefault("os", "");
      platform.put("os", os.split(" ", 2)[0]); // whatever its version
      platform.put("arch", machine.getOrDefault("arch", ""));
    }
    return new Manifest(found, programs, platform, instances);
  }

  /** The methods, by key. */
  public List<String> methods() {
    return List.of(options.getOrDefault(METHODS, "").split(",", -1));
  }

  /** How often each is run; 0 if that is not an option. */
  public int repeats() {
    return Integer.parseInt(options.getOrDefault(REPEATS, "0"));
  }

  /**
   * The same instances by the names that another manifest has for them, if it has the same files in
   * the same order wherever they lie; else this one.
   */
  public Manifest namedAs(Manifest other) {
    boolean same = List.copyOf(instances.values()).equals(List.copyOf(other.instances.values()));
    return same ? new Manifest(options, versions, machine, other.instances) : this;
  }

  /** As {@link #differencesFrom}, for shards, which may run on several machines. */
  public List<String> differencesButMachine(Manifest before) {
    List<String> differences = new ArrayList<>();
    compare("option", before.options, options, differences);
    compare("version", before.versions, versions, differences);
    compare("instance", before.instances, instances, differences);
    if (differences.isEmpty()
        && !List.copyOf(before.instances.keySet()).equals(List.copyOf(instances.keySet()))) {
      differences.add("the order of the instances");
    }
    return differences;
  }

  private static void compare(
      String kind, Map<String, String> before, Map<String, String> now, List<String> differences) {
    Set<String> keys = new LinkedHashSet<>(before.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String old = Objects.requireNonNullElse(before.get(key), "nothing");
      String current = Objects.requireNonNullElse(now.get(key), "nothing");
      if (!old.equals(current)) {
        differences.add(kind + " " + key + ": was " + old + ", is " + current);
      }
    }
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
