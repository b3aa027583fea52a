package sdedge.oracle;

import static sdedge.Json.list;
import static sdedge.Json.map;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sdedge.Json;

/** Ways to make {@code summary.json} wrong, with numbers that agree with each other or not. */
final class SummaryCorruptions {
  private static final String TOGETHER = "resident_batches";

  private SummaryCorruptions() {}

  static List<Corruption> all() {
    List<Corruption> all = new ArrayList<>();
    for (String key :
        List.of(
            "makespan_s",
            "bound_s",
            "tokens_per_s",
            "autoregressive_makespan_s",
            "reduction",
            "mean_steps_makespan_s")) {
      all.add(Corruption.of(key + " larger by 1e-7", r -> scale(r.summary(), key)));
    }
    for (String part : List.of("draft_s", "fronthaul_s", "verify_s", "upload_wait_s")) {
      all.add(Corruption.of(part + " larger", r -> part(r, part)));
    }
    for (String key :
        List.of(
            "status", "bound_s", "gap", "components", "note", "search", "mean_steps_makespan_s")) {
      all.add(
          Corruption.of(key + " missing", r -> r.summary().containsKey(key) && removed(r, key)));
    }
    for (String key :
        List.of("makespan_s", "balanced_s", "utilisation", "tokens", "tokens_per_s")) {
      all.add(Corruption.of(key + " null", r -> put(r, key, null)));
    }
    for (String key : List.of("cohort", "batches", "bytes", "free_bytes")) {
      all.add(Corruption.of("together: " + key + " larger", r -> together(r, key)));
    }
    all.add(Corruption.of("together on another node", r -> together(r, "node")));
    all.add(
        Corruption.of("nothing of what is together", r -> r.summary().remove(TOGETHER) != null));
    all.add(
        Corruption.of(
            "no reason why there is no bound", r -> r.summary().remove("bound_reason") != null));
    all.add(
        Corruption.of(
            "a reason for a bound that there is",
            r -> number(r, "bound_s") != null && put(r, "bound_reason", "none was looked for")));
    all.addAll(
        List.of(
            Corruption.of("a faster plan with consistent numbers", SummaryCorruptions::faster),
            Corruption.of("more in balanced slots", r -> balanced(r, 1e-4)),
            Corruption.of("less in balanced slots", r -> balanced(r, -1e-4)),
            Corruption.of("a gap of its own", r -> put(r, "gap", 0.5)),
            Corruption.of("a bound above the makespan", r -> bound(r, 1.1)),
            Corruption.of("a negative bound", r -> bound(r, -1)),
            Corruption.of("optimal with a lower bound", SummaryCorruptions::lowerBound),
            Corruption.of("time moved from verify to draft", SummaryCorruptions::moveTime),
            Corruption.of(
                "the verifier busier", r -> scale(map(r.summary().get("utilisation")), "verifier")),
            Corruption.of("a drafter busier", r -> scale(drafter(r), "drafter")),
            Corruption.of("a link busier", r -> scale(drafter(r), "fronthaul_up")),
            Corruption.of("a drafter without utilisation", SummaryCorruptions::fewerDrafters),
            Corruption.of("more tokens", r -> more(r, "tokens")),
            Corruption.of("a negative number of states", r -> put(r, "states", -1)),
            Corruption.of("half a label", r -> put(r, "labels", 0.5)),
            Corruption.of("a number as text", r -> put(r, "makespan_s", text(r, "makespan_s"))),
            Corruption.of("another name", r -> put(r, "name", "another")),
            Corruption.of("an unknown status", r -> put(r, "status", "perfect")),
            Corruption.of("infeasible with a plan", r -> put(r, "status", "infeasible")),
            Corruption.of("unknown with a plan", r -> put(r, "status", "unknown")),
            Corruption.of("the other status", SummaryCorruptions::otherStatus),
            Corruption.of("ended by a time limit that was not set", r -> unset(r, "time_limit")),
            Corruption.of("ended at a gap that was not set", r -> unset(r, "gap")),
            Corruption.of("an unknown end", r -> put(r, "termination", "tired")),
            Corruption.of("another method", r -> put(r, "method", "milp")),
            Corruption.of("an unknown method", r -> put(r, "method", "magic")),
            Corruption.of("a reason beside a plan", r -> put(r, "reasons", List.of("none"))),
            Corruption.of("another search", SummaryCorruptions::search),
            Corruption.of("an additional key in the summary", r -> put(r, "extra", 1)),
            Corruption.of("another pipeline in the summary", r -> put(r, "pipeline", "unheard-of")),
            Corruption.of("another scope in the summary", SummaryCorruptions::scope),
            Corruption.of("another uplink in the summary", r -> putDecision(r, "uplink")),
            Corruption.of("another order in the summary", r -> putDecision(r, "order")),
            Corruption.of("other steps in the summary", SummaryCorruptions::steps),
            Corruption.of("a truncated summary", r -> cut(r, "summary.json")),
            Corruption.of("a truncated plan", r -> cut(r, "plan.json")),
            Corruption.of("a summary in UTF-16", r -> encode(r, "summary.json", "UTF-16BE")),
            Corruption.of("a plan in UTF-32", r -> encode(r, "plan.json", "UTF-32LE")),
            Corruption.of("a plan in no encoding", r -> illegible(r, "plan.json")),
            Corruption.of("an empty summary", r -> text(r, "summary.json", "")),
            Corruption.of("a list for a summary", r -> text(r, "summary.json", "[]")),
            Corruption.of("NaN in the summary", r -> text(r, "summary.json", nan(r))),
            Corruption.of("a key twice", r -> text(r, "summary.json", twice(r)))));
    return all;
  }

  private static @Nullable Double number(MutableResult r, String key) {
    Object value = r.summary().get(key);
    return value == null ? null : ((Number) value).doubleValue();
  }

  private static boolean scale(Map<String, Object> object, String key) {
    Object value = object.get(key);
    if (value == null || ((Number) value).doubleValue() == 0) {
      return false;
    }
    object.put(key, ((Number) value).doubleValue() * Corruption.VISIBLY);
    return true;
  }

  private static boolean together(MutableResult r, String key) {
    Object together = r.summary().get(TOGETHER);
    if (together == null) {
      return false;
    }
    map(together)
        .merge(
            key,
            "mbs",
            (value, node) ->
                value instanceof Integer count
                    ? (Object) (count + 1)
                    : value instanceof Number bytes
                        ? bytes.doubleValue() * Corruption.VISIBLY
                        : node);
    return true;
  }

  private static boolean part(MutableResult r, String part) {
    Object components = r.summary().get("components");
    if (components == null) {
      return false;
    }
    map(components).put(part, Json.number(map(components).get(part)) + 1e-4);
    return true;
  }

  private static boolean balanced(MutableResult r, double moreS) {
    Double balancedS = number(r, "balanced_s");
    return balancedS != null && put(r, "balanced_s", balancedS + moreS);
  }

  private static boolean moveTime(MutableResult r) {
    Object components = r.summary().get("components");
    if (components == null) {
      return false;
    }
    map(components).put("draft_s", Json.number(map(components).get("draft_s")) + 1e-4);
    map(components).put("verify_s", Json.number(map(components).get("verify_s")) - 1e-4);
    return true;
  }

  private static boolean removed(MutableResult r, String key) {
    r.summary().remove(key);
    return true;
  }

  private static boolean put(MutableResult r, String key, @Nullable Object value) {
    return !Objects.equals(r.summary().put(key, value), value);
  }

  private static String text(MutableResult r, String key) {
    return String.valueOf(r.summary().get(key));
  }

  private static boolean more(MutableResult r, String key) {
    r.summary().put(key, (long) Json.number(r.summary().get(key)) + 1);
    return true;
  }

  private static boolean faster(MutableResult r) {
    double makespanS = Objects.requireNonNull(number(r, "makespan_s")) * 0.99;
    Double boundS = number(r, "bound_s");
    Double silentS = number(r, "autoregressive_makespan_s");
    r.summary().put("makespan_s", makespanS);
    if (boundS != null) {
      r.summary().put("bound_s", Math.min(boundS, makespanS));
      r.summary().put("gap", (makespanS - Math.min(boundS, makespanS)) / makespanS);
    }
    if (silentS != null) {
      r.summary().put("reduction", (silentS - makespanS) / silentS);
    }
    r.summary().put("tokens_per_s", Json.number(r.summary().get("tokens")) / makespanS);
    return true;
  }

  private static boolean bound(MutableResult r, double factor) {
    double makespanS = Objects.requireNonNull(number(r, "makespan_s"));
    r.summary().put("bound_s", makespanS * factor);
    r.summary().put("gap", 1 - factor);
    return true;
  }

  private static boolean lowerBound(MutableResult r) {
    return "optimal".equals(r.summary().get("status")) && bound(r, 0.9);
  }

  private static Map<String, Object> drafter(MutableResult r) {
    return map(list(map(r.summary().get("utilisation")).get("drafters")).get(0));
  }

  private static boolean fewerDrafters(MutableResult r) {
    list(map(r.summary().get("utilisation")).get("drafters")).remove(0);
    return true;
  }

  /** Optimal becomes feasible; what is not proven becomes optimal, with numbers that agree. */
  private static boolean otherStatus(MutableResult r) {
    boolean optimal = "optimal".equals(r.summary().get("status"));
    r.summary().put("status", optimal ? "feasible" : "optimal");
    if (!optimal) {
      r.summary().put("note", "");
      r.summary().put("termination", "completed");
      bound(r, 1);
    }
    return true;
  }

  /** Ends a search by a limit that its command line does not give. */
  private static boolean unset(MutableResult r, String termination) {
    Map<String, Object> options = map(r.run().get("options"));
    options.put("time_limit_s", null);
    options.put("gap", 0.0);
    return put(r, "termination", termination);
  }

  private static boolean search(MutableResult r) {
    Object search = r.summary().get("search");
    if (search == null) {
      r.summary().put("search", Map.of("order", "auto", "uplink", "auto"));
    } else {
      map(search).put("order", "auto".equals(map(search).get("order")) ? "given" : "auto");
    }
    return true;
  }

  private static boolean steps(MutableResult r) {
    return put(r, "steps", "mean".equals(r.summary().get("steps")) ? "expected" : "mean");
  }

  private static boolean scope(MutableResult r) {
    return put(r, "scope", "batch".equals(r.summary().get("scope")) ? "global" : "batch");
  }

  private static boolean putDecision(MutableResult r, String key) {
    String other = "order".equals(key) ? "input-asc" : "proportional";
    return !other.equals(r.summary().put(key, other));
  }

  private static boolean cut(MutableResult r, String file) {
    return text(r, file, r.text(file).substring(0, r.text(file).length() / 2));
  }

  private static boolean encode(MutableResult r, String file, String charset) {
    r.putBytes(file, r.text(file).getBytes(Charset.forName(charset)));
    return true;
  }

  /** Begins like UTF-32 with characters that do not exist. */
  private static boolean illegible(MutableResult r, String file) {
    r.putBytes(file, new byte[] {0, 0, 0, '{', '{', '}', '{', '}'});
    return true;
  }

  private static boolean text(MutableResult r, String file, String text) {
    r.put(file, text);
    return true;
  }

  private static String nan(MutableResult r) {
    return r.text("summary.json").replaceFirst("\"makespan_s\": [^,]*,", "\"makespan_s\": NaN,");
  }

  private static String twice(MutableResult r) {
    return r.text("summary.json").replaceFirst("\\{", "{\"status\": \"optimal\",");
  }
}
