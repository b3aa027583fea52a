package sdedge.study.bench;

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
  static final String METHODS = "methods";
  static final String REPEATS = "repeats";
  private static final String WARMUP = "warmup";

  public Manifest {
    options = ordered(options);
    versions = ordered(versions);
    machine = ordered(machine);
    instances = ordered(instances);
  }

  /**
   * The conditions of a plan on this machine.
   *
   * @param options those that the plan itself does not hold
   */
  public static Manifest of(
      BenchPlan plan, Map<String, String> options, Map<String, String> versions) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(METHODS, String.join(",", plan.methods().stream().map(m -> m.key()).toList()));
    all.put(REPEATS, Integer.toString(plan.repeats()));
    all.put(WARMUP, Integer.toString(plan.warmups()));
    all.putAll(options);
    Machine machine = Machine.current();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("os", machine.os());
    properties.put("arch", machine.arch());
    properties.put("cores", Integer.toString(machine.cores()));
    properties.put("cpu", String.valueOf(machine.cpu()));
    properties.put("heap_mib", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
    Map<String, String> instances = new LinkedHashMap<>();
    plan.instances().forEach(instance -> instances.put(instance.file(), instance.sha256()));
    return new Manifest(all, versions, properties, instances);
  }

  /**
   * What is not as it was, a line each; empty if everything is. There may be more methods and
   * repeats than before.
   */
  List<String> differencesFrom(Manifest before) {
    Map<String, String> options = new LinkedHashMap<>(before.options);
    if (methods().containsAll(before.methods()) && repeats() >= before.repeats()) {
      options.put(METHODS, this.options.getOrDefault(METHODS, ""));
      options.put(REPEATS, this.options.getOrDefault(REPEATS, ""));
    }
    Manifest grown = new Manifest(options, before.versions, before.machine, before.instances);
    List<String> differences = new ArrayList<>(differencesButMachine(grown));
    compare("machine", before.machine, machine, differences);
    return differences;
  }

  private List<String> methods() {
    return List.of(options.getOrDefault(METHODS, "").split(",", -1));
  }

  private int repeats() {
    return Integer.parseInt(options.getOrDefault(REPEATS, "0"));
  }

  /**
   * The same instances by the names that another manifest has for them, if it has the same files in
   * the same order wherever they lie; else this one.
   */
  Manifest namedAs(Manifest other) {
    boolean same = List.copyOf(instances.values()).equals(List.copyOf(other.instances.values()));
    return same ? new Manifest(options, versions, machine, other.instances) : this;
  }

  /** As {@link #differencesFrom}, for shards, which may run on several machines. */
  List<String> differencesButMachine(Manifest before) {
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

  /** The keys of all rows that the shards together must have, in the order of the runs. */
  List<RunKey> keys() {
    List<RunKey> keys = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats(); repeat++) {
      for (String instance : instances.keySet()) {
        for (String method : methods()) {
          keys.add(new RunKey(instance, method, repeat));
        }
      }
    }
    return keys;
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
