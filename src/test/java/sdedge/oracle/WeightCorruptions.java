package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;
import static sdedge.Json.number;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;

/** Ways to make what bits and hertz are worth wrong, in both files or in one. */
final class WeightCorruptions {
  private static final String WEIGHT = "weight_s_per_bit";
  private static final String PER_BIT = "weights_s_per_bit";
  private static final String SAVED = "saved_s_per_hz";

  private WeightCorruptions() {}

  static List<Corruption> all() {
    List<Corruption> all = new ArrayList<>();
    for (String column : List.of(WEIGHT, SAVED)) {
      all.add(Corruption.of("uplink: " + column + " larger by 1e-7", r -> field(r, column, 1)));
      all.add(Corruption.of("uplink: no " + column, r -> field(r, column, 0)));
    }
    all.add(Corruption.of("a weight larger by 1e-7", r -> weight(r, w -> w * Corruption.VISIBLY)));
    all.add(Corruption.of("a weight halved", r -> weight(r, w -> w / 2)));
    all.add(Corruption.of("a weight of 0", r -> weight(r, w -> 0)));
    all.add(Corruption.of("a negative weight", r -> weight(r, w -> -w)));
    all.add(Corruption.of("a weight that is no number", r -> weight(r, w -> Double.NaN)));
    all.add(Corruption.of("all weights doubled", r -> weights(r, WeightCorruptions::doubled)));
    all.add(Corruption.of("no weight for a task", r -> weights(r, w -> w.remove(largest(w)))));
    all.add(Corruption.of("a weight for no task", r -> weights(r, w -> w.put("nobody", 1e-9))));
    all.add(Corruption.of("a window dearer", r -> window(r, SAVED)));
    all.add(Corruption.of("a window later", r -> window(r, "end_s")));
    all.add(Corruption.of("a window less", r -> cell(r, c -> list(c.get("windows")).remove(0))));
    all.add(
        Corruption.of(
            "weights that prove less",
            r -> cell(r, c -> c.put("least_makespan_s", number(c.get("least_makespan_s")) * 0.9))));
    all.add(Corruption.of("no drafter of weights", r -> cell(r, c -> c.put("drafter", "nobody"))));
    all.add(
        Corruption.of("no multipliers", r -> cell(r, c -> r.summary().put("multipliers", null))));
    return all;
  }

  /** Those of the weights that prove bounds of all plans. */
  static List<Corruption> ofCertificates() {
    return List.of(
        Corruption.of("a certificate of half a weight", r -> certified(r, w -> w / 2)),
        Corruption.of("a certificate of a larger weight", r -> certified(r, w -> w * 1.01)),
        Corruption.of("a certificate with a negative weight", r -> certified(r, w -> -w)),
        Corruption.of("a certificate with no number", r -> certified(r, w -> Double.NaN)),
        Corruption.of(
            "a certificate without a task",
            r -> certificate(r, c -> map(c.get(PER_BIT)).remove(largest(map(c.get(PER_BIT)))))),
        Corruption.of(
            "a certificate with a task too many",
            r -> certificate(r, c -> map(c.get(PER_BIT)).put("nobody", 1e-9))),
        Corruption.of(
            "a certificate of no weight",
            r -> certificate(r, c -> map(c.get(PER_BIT)).replaceAll((task, w) -> 0.0))),
        Corruption.of(
            "a certificate of more",
            r -> certificate(r, c -> c.put("bound_s", number(c.get("bound_s")) * 1.0000001))),
        Corruption.of(
            "a certificate of another order",
            r -> certificate(r, c -> c.put("order", "input-asc"))),
        Corruption.of("a certificate of a length", r -> certificate(r, c -> c.put("length", 1))));
  }

  /** Those of the modes that they are of. */
  static List<Corruption> ofModes() {
    return List.of(
        Corruption.of("a certificate of an unknown mode", r -> modes(r, m -> m.add("nobody"))),
        Corruption.of(
            "a certificate without modes", r -> certificate(r, c -> c.put("modes", null))),
        Corruption.of(
            "a certificate of one mode", r -> certificate(r, c -> c.put("mode", "nobody"))),
        Corruption.of(
            "a certificate of a better bound",
            r -> certificate(r, c -> c.put("bound_s", number(c.get("bound_s")) * 1.01))));
  }

  private static boolean modes(MutableResult r, Consumer<List<Object>> change) {
    return certificate(r, c -> change.accept(list(c.get("modes"))));
  }

  private static boolean certificate(MutableResult r, Consumer<Map<String, Object>> change) {
    List<Object> certificates = list(r.summary().get("certificates"));
    if (certificates.isEmpty()) {
      return false;
    }
    change.accept(map(certificates.get(0)));
    return true;
  }

  private static boolean certified(MutableResult r, DoubleUnaryOperator change) {
    return certificate(
        r,
        c -> {
          Map<String, Object> weights = map(c.get(PER_BIT));
          String task = largest(weights);
          weights.put(task, change.applyAsDouble(number(weights.get(task))));
        });
  }

  private static boolean cell(MutableResult r, Consumer<Map<String, Object>> change) {
    Object multipliers = r.summary().get("multipliers");
    if (multipliers == null || list(multipliers).isEmpty()) {
      return false;
    }
    change.accept(map(list(multipliers).get(0)));
    return true;
  }

  private static boolean weights(MutableResult r, Consumer<Map<String, Object>> change) {
    return cell(r, c -> change.accept(map(c.get(PER_BIT))));
  }

  private static boolean weight(MutableResult r, DoubleUnaryOperator change) {
    return weights(r, w -> w.put(largest(w), change.applyAsDouble(number(w.get(largest(w))))));
  }

  private static void doubled(Map<String, Object> weights) {
    weights.replaceAll((task, weight) -> 2 * number(weight));
  }

  private static String largest(Map<String, Object> weights) {
    return weights.keySet().stream()
        .max(Comparator.comparingDouble(task -> number(weights.get(task))))
        .orElseThrow();
  }

  private static boolean window(MutableResult r, String key) {
    return cell(
        r,
        c -> {
          Map<String, Object> first = map(list(c.get("windows")).get(0));
          first.put(key, number(first.get(key)) * Corruption.VISIBLY);
        });
  }

  /** Changes the first field of a column that holds a number. */
  private static boolean field(MutableResult r, String column, double factor) {
    List<List<String>> rows = r.csv("uplink.csv");
    int index = rows.get(0).indexOf(column);
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!row.get(index).isEmpty() && Double.parseDouble(row.get(index)) > 0) {
        double value = Double.parseDouble(row.get(index)) * Corruption.VISIBLY;
        row.set(index, factor == 0 ? "" : String.valueOf(value));
        return true;
      }
    }
    return false;
  }
}
