package sdedge.oracle;

import static sdedge.Json.map;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways to make {@code run.json} wrong, and the folder something else than a result. */
final class RunCorruptions {
  private static final String RUN = "run.json";

  private RunCorruptions() {}

  static List<Corruption> all() {
    return List.of(
        Corruption.of("a digest of an output wrong", RunCorruptions::wrongOutput),
        Corruption.of("a byte changed without its digest", RunCorruptions::changedByte),
        Corruption.of("an output without a digest", r -> noOutput(r)),
        Corruption.of(
            "a digest without an output", r -> digest(r, "outputs", "more.csv", "0".repeat(64))),
        Corruption.of(
            "the digest of the input wrong", r -> digest(r, "inputs", "x", "0".repeat(64))),
        Corruption.of("a digest that is none", r -> digest(r, "inputs", "y", "abc")),
        Corruption.of("inputs that were not", RunCorruptions::manyInputs),
        Corruption.of("another kind", r -> put(r, "kind", "sdedge-bench")),
        Corruption.of("another format", r -> put(r, "format", 2)),
        Corruption.of("another command", RunCorruptions::command),
        Corruption.of("another method used", r -> option(r, "method", "milp:scip")),
        Corruption.of("another order searched", r -> option(r, "order", "rounds-desc")),
        Corruption.of("another uplink searched", r -> option(r, "uplink", "proportional")),
        Corruption.of("another scope searched", r -> option(r, "scope", "neither")),
        Corruption.of("a class of plans that is none", r -> ofClass(r, "any")),
        Corruption.of(
            "contiguous plans asked for alone",
            r -> "partitions".equals(r.summary().get("class")) && ofClass(r, "contiguous")),
        Corruption.of("arguments that are no texts", r -> put(r, "argv", List.of(1))),
        Corruption.of("a time limit below 0", r -> option(r, "time_limit_s", -1)),
        Corruption.of("a seed that is none", r -> option(r, "seed", "seven")),
        Corruption.of("an exactness that is none", r -> option(r, "exact", "perhaps")),
        Corruption.of("no options", r -> put(r, "options", null)),
        Corruption.of("no time", r -> put(r, "wall_s", null)),
        Corruption.of("negative time", r -> put(r, "wall_s", -1)),
        Corruption.of("negative processor time", r -> put(r, "cpu_s", -1)),
        Corruption.of("no thread", r -> option(r, "threads", 0)),
        Corruption.of("no beginning", r -> put(r, "started", "yesterday")),
        Corruption.of("no machine", r -> put(r, "machine", null)),
        Corruption.of("no versions", r -> put(r, "versions", null)),
        Corruption.of("an additional key in the run", r -> put(r, "extra", 1)),
        Corruption.of("no run.json", r -> remove(r, RUN)),
        Corruption.of("a truncated run.json", r -> text(r, r.text(RUN).substring(0, 200))),
        Corruption.of("an empty run.json", r -> text(r, "")),
        Corruption.of("another file in the folder", r -> more(r)),
        Corruption.of("no plan.json", r -> remove(r, "plan.json")),
        Corruption.of("no summary.json", r -> remove(r, "summary.json")));
  }

  private static boolean put(MutableResult r, String key, @Nullable Object value) {
    r.run().put(key, value);
    return true;
  }

  private static boolean option(MutableResult r, String key, Object value) {
    return map(r.run().get("options")).replace(key, value) != null;
  }

  private static boolean ofClass(MutableResult r, String asked) {
    map(r.run().get("options")).put("class", asked);
    return true;
  }

  private static boolean digest(MutableResult r, String object, String key, String value) {
    map(r.run().get(object)).put(key, value);
    if (object.equals("outputs")) {
      r.keepDigests();
    }
    return true;
  }

  private static boolean wrongOutput(MutableResult r) {
    return digest(r, "outputs", "latency.csv", "0".repeat(64));
  }

  private static boolean changedByte(MutableResult r) {
    r.keepDigests();
    r.put("plan.json", r.text("plan.json") + "\n");
    return true;
  }

  private static boolean noOutput(MutableResult r) {
    map(r.run().get("outputs")).remove("uplink.csv");
    r.keepDigests();
    return true;
  }

  private static boolean manyInputs(MutableResult r) {
    Map<String, Object> inputs = map(r.run().get("inputs"));
    for (String name : List.of("a", "b", "c")) {
      inputs.put(name, name.repeat(64));
    }
    return true;
  }

  private static boolean command(MutableResult r) {
    boolean evaluated = "evaluate".equals(r.summary().get("method"));
    return option(r, "command", evaluated ? "solve" : "evaluate");
  }

  private static boolean remove(MutableResult r, String name) {
    r.remove(name);
    r.keepDigests();
    return true;
  }

  private static boolean text(MutableResult r, String text) {
    r.put(RUN, text);
    r.keepDigests();
    return true;
  }

  private static boolean more(MutableResult r) {
    r.put("notes.txt", "mine");
    return true;
  }
}
