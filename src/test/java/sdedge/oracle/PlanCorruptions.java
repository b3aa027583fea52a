package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ways to make {@code plan.json} another plan than the one that the other files tell of. */
final class PlanCorruptions {
  private PlanCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of("two tasks of different batches swapped", r -> swapAcross(r)),
        Corruption.of("two tasks of a batch swapped", r -> swapWithin(r)),
        Corruption.of("a length one larger", r -> length(r, 1)),
        Corruption.of("a length one smaller", r -> length(r, -1)),
        Corruption.of("a length beyond the largest", r -> length(r, 60)),
        Corruption.of("two batches merged", r -> mergeBatches(r)),
        Corruption.of("a batch split", r -> splitBatch(r)),
        Corruption.of("two cohorts merged", r -> mergeCohorts(r)),
        Corruption.of("a cohort split", r -> splitCohort(r)),
        Corruption.of("batches reversed", r -> reverse(r)),
        Corruption.of("a task left out", r -> change(r, tasks -> tasks.remove(0))),
        Corruption.of("a task twice", r -> change(r, tasks -> tasks.add(tasks.get(0)))),
        Corruption.of("an unknown task", r -> change(r, tasks -> tasks.set(0, "nobody"))),
        Corruption.of("no task in a batch", r -> change(r, List::clear)),
        Corruption.of("a length of a part one larger", r -> partLength(r, 1)),
        Corruption.of("a length of a part one smaller", r -> partLength(r, -1)),
        Corruption.of("one length for parts that differ", r -> oneLength(r)),
        Corruption.of("a length and lengths", r -> put(byPart(r), "length", 1)),
        Corruption.of("lengths without a drafter", r -> lengths(r, Map::clear)),
        Corruption.of("a length of no drafter", r -> lengths(r, l -> l.put("nobody", 1))),
        Corruption.of("lengths exchanged", r -> exchangeLengths(r)),
        Corruption.of("another order stated", r -> both(r, "order", "input-desc", "given")),
        Corruption.of("no order stated", r -> both(r, "order", null, null)),
        Corruption.of("another uplink policy", r -> both(r, "uplink", "equal-shares", "min-sum")),
        Corruption.of("another pipeline", r -> top(r, "pipeline", "sequential", "rolling")),
        Corruption.of("another scope", r -> top(r, "scope", "global", "batch")),
        Corruption.of("a wrong digest of the instance", r -> put(r, "sha256", "0".repeat(64))),
        Corruption.of("another instance", r -> put(r, "instance", "another")),
        Corruption.of("an additional key in the plan", r -> put(r, "comment", "none")),
        Corruption.of("a length as text", r -> put(batch(r, 0), "length", "1")),
        Corruption.of("no cohorts", r -> clear(cohorts(r))));
  }

  private interface TaskChange {
    void apply(List<Object> tasks);
  }

  private static List<Object> cohorts(MutableResult r) {
    return list(r.plan().get("cohorts"));
  }

  /** All batches. */
  private static List<Map<String, Object>> batches(MutableResult r) {
    List<Map<String, Object>> batches = new ArrayList<>();
    for (Object cohort : cohorts(r)) {
      list(cohort).forEach(batch -> batches.add(map(batch)));
    }
    return batches;
  }

  private static Map<String, Object> batch(MutableResult r, int index) {
    return r.has("plan.json") ? batches(r).get(index) : Map.of();
  }

  private static List<Object> tasks(Map<String, Object> batch) {
    return list(batch.get("tasks"));
  }

  private static boolean swapAcross(MutableResult r) {
    List<Map<String, Object>> batches = batches(r);
    if (batches.size() < 2) {
      return false;
    }
    List<Object> first = tasks(batches.get(0));
    List<Object> second = tasks(batches.get(1));
    Object kept = first.get(0);
    first.set(0, second.get(0));
    second.set(0, kept);
    return true;
  }

  /** Of one drafter: the order among tasks of several means nothing. */
  private static boolean swapWithin(MutableResult r) {
    Map<Object, String> drafter = new TreeMap<>();
    r.csv("latency.csv").forEach(row -> drafter.put(row.get(0), row.get(1)));
    for (Map<String, Object> batch : batches(r)) {
      List<Object> tasks = tasks(batch);
      for (int i = 1; i < tasks.size(); i++) {
        if (Objects.equals(drafter.get(tasks.get(0)), drafter.get(tasks.get(i)))) {
          Corruption.swap(tasks, 0, i);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean length(MutableResult r, int more) {
    for (Map<String, Object> batch : batches(r)) {
      Object length = batch.get("length");
      if (length != null) {
        batch.put("length", ((Number) length).intValue() + more);
        return ((Number) length).intValue() + more >= 0;
      }
    }
    return false;
  }

  /** The first batch with a length per drafter, else an object that is in no file. */
  private static Map<String, Object> byPart(MutableResult r) {
    return batches(r).stream()
        .filter(batch -> batch.get("lengths") != null)
        .max(Comparator.comparingInt(batch -> map(batch.get("lengths")).size()))
        .orElseGet(TreeMap::new);
  }

  private static boolean lengths(MutableResult r, Consumer<Map<String, Object>> change) {
    Map<String, Object> batch = byPart(r);
    if (batch.isEmpty()) {
      return false;
    }
    change.accept(map(batch.get("lengths")));
    return true;
  }

  private static boolean partLength(MutableResult r, int more) {
    Map<String, Object> batch = byPart(r);
    if (batch.isEmpty()) {
      return false;
    }
    Map<String, Object> lengths = map(batch.get("lengths"));
    String drafter = lengths.keySet().iterator().next();
    int length = ((Number) Objects.requireNonNull(lengths.get(drafter))).intValue() + more;
    lengths.put(drafter, length);
    return length >= 0;
  }

  private static boolean exchangeLengths(MutableResult r) {
    Map<String, Object> batch = byPart(r);
    List<Object> values =
        batch.isEmpty() ? List.of() : new ArrayList<>(map(batch.get("lengths")).values());
    if (values.stream().distinct().count() < 2) {
      return false;
    }
    Collections.rotate(values, 1);
    Iterator<Object> rotated = values.iterator();
    Map<String, Object> lengths = map(batch.get("lengths"));
    boolean changed = false;
    for (Map.Entry<String, Object> entry : lengths.entrySet()) {
      Object after = rotated.next();
      changed |= !after.equals(entry.setValue(after));
    }
    return changed;
  }

  private static boolean oneLength(MutableResult r) {
    Map<String, Object> batch = byPart(r);
    if (batch.isEmpty() || map(batch.get("lengths")).values().stream().distinct().count() < 2) {
      return false;
    }
    Object length = map(Objects.requireNonNull(batch.remove("lengths"))).values().iterator().next();
    batch.put("length", length);
    return true;
  }

  private static boolean mergeBatches(MutableResult r) {
    for (Object cohort : cohorts(r)) {
      List<Object> batches = list(cohort);
      if (batches.size() > 1) {
        tasks(map(batches.get(0))).addAll(tasks(map(batches.remove(1))));
        return true;
      }
    }
    return false;
  }

  private static boolean splitBatch(MutableResult r) {
    for (Object cohort : cohorts(r)) {
      List<Object> batches = list(cohort);
      Map<String, Object> first = map(batches.get(0));
      if (tasks(first).size() > 1) {
        Object moved = tasks(first).remove(0);
        Map<String, Object> alone = new LinkedHashMap<>(first);
        alone.put("tasks", new ArrayList<>(List.of(moved)));
        batches.add(0, alone);
        return true;
      }
    }
    return false;
  }

  /** Under asynchronous execution this changes nothing but the two columns. */
  private static boolean mergeCohorts(MutableResult r) {
    List<Object> cohorts = cohorts(r);
    if (cohorts.size() < 2) {
      return false;
    }
    list(cohorts.get(0)).addAll(list(cohorts.remove(1)));
    return true;
  }

  private static boolean splitCohort(MutableResult r) {
    List<Object> cohorts = cohorts(r);
    for (int c = 0; c < cohorts.size(); c++) {
      if (list(cohorts.get(c)).size() > 1) {
        cohorts.add(c, new ArrayList<>(List.of(list(cohorts.get(c)).remove(0))));
        return true;
      }
    }
    return false;
  }

  private static boolean reverse(MutableResult r) {
    for (Object cohort : cohorts(r)) {
      if (list(cohort).size() > 1) {
        Collections.reverse(list(cohort));
        return true;
      }
    }
    return false;
  }

  private static boolean change(MutableResult r, TaskChange change) {
    change.apply(tasks(batch(r, 0)));
    return true;
  }

  /** Changes what plan and summary say. */
  private static boolean both(
      MutableResult r, String key, @Nullable Object value, @Nullable Object other) {
    Object before = r.plan().get(key);
    Object after = Objects.equals(before, value) ? other : value;
    r.plan().put(key, after);
    r.summary().put(key, after);
    return !Objects.equals(before, after);
  }

  /** Changes what plan and summary say of the whole. */
  private static boolean top(MutableResult r, String key, String value, String other) {
    String after = value.equals(r.plan().get(key)) ? other : value;
    r.plan().put(key, after);
    r.summary().put(key, after);
    // Scope batch is true of any plan, and only a search is bound to the one it was asked for.
    return !(key.equals("scope") && "evaluate".equals(r.summary().get("method")));
  }

  private static boolean put(MutableResult r, String key, String value) {
    return put(r.plan(), key, value);
  }

  private static boolean put(Map<String, Object> object, String key, Object value) {
    boolean there = !object.isEmpty();
    object.put(key, value);
    return there;
  }

  private static boolean clear(List<Object> list) {
    list.clear();
    return true;
  }
}
