package sdedge.study.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sdedge.search.Approach;
import sdedge.storage.Manifest;

/**
 * What to run.
 *
 * @param repeats recorded runs of each method on each instance, at least 1
 * @param warmups unrecorded runs before those
 */
public record BenchPlan(
    List<BenchInstance> instances, List<Approach> methods, int repeats, int warmups, Shard shard) {
  public BenchPlan {
    instances = List.copyOf(instances);
    methods = List.copyOf(methods);
  }

  /**
   * The runs of this shard. Repeats are the outermost loop, so that a drift of the machine hits all
   * methods alike, and the methods of one instance and repeat stay together in one shard, so that
   * ratios compare times of one machine.
   */
  public List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    int group = 0;
    for (int repeat = 1; repeat <= repeats; repeat++) {
      for (BenchInstance instance : instances) {
        if (shard.holds(group++)) {
          for (Approach method : methods) {
            cells.add(new Cell(repeat, instance, method));
          }
        }
      }
    }
    return cells;
  }

  /** The warm-up for some runs, round by round; what cannot run needs none. */
  List<Cell> warmupsFor(List<Cell> cells) {
    List<Cell> once =
        cells.stream()
            .filter(cell -> cell.instance().instance() != null)
            .map(cell -> new Cell(0, cell.instance(), cell.method()))
            .distinct()
            .toList();
    List<Cell> rounds = new ArrayList<>();
    for (int round = 0; round < warmups; round++) {
      rounds.addAll(once);
    }
    return rounds;
  }

  /**
   * The conditions of this plan on this machine.
   *
   * @param options those that the plan itself does not hold
   */
  public Manifest manifest(Map<String, String> options, Map<String, String> versions) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(Manifest.METHODS, String.join(",", methods.stream().map(Approach::key).toList()));
    all.put(Manifest.REPEATS, Integer.toString(repeats));
    all.put("warmup", Integer.toString(warmups));
    all.putAll(options);
    Map<String, String> digests = new LinkedHashMap<>();
    instances.forEach(instance -> digests.put(instance.file(), instance.sha256()));
    return Manifest.here(all, versions, digests);
  }
}
