package sdedge.oracle.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;
import sdedge.oracle.model.Memory;
import sdedge.oracle.model.ModeSelection;

/**
 * Checks the reasons why there is no plan: weights that do not fit in a memory, or else tasks that
 * do not even alone.
 *
 * @param exact whether all plans asked for were searched, not those that a scheme leaves
 */
public record Infeasibility(Instance instance, boolean exact, ValueReader reasons) {
  private static final Pattern REASON =
      Pattern.compile(
          "(?:task (\\S+) does|the weights do) not fit in the memory of node (\\S+?)(?: even"
              + " alone(?:, with the longest answer[^:]*)?)?: ([0-9]+) bytes are missing");

  private static final String NO_MODE =
      "no choice of draft modes that is searched fits in memory and is one that all drafters have"
          + " who must have it";

  /** Checks that exactly the reasons that hold are given, with modes those of some set of them. */
  public void check() {
    List<Map<String, Double>> bySet = new ArrayList<>();
    for (Set<String> modes : ModeSubsets.thatServeAll(instance)) {
      bySet.add(expected(new ModeSelection(instance, modes)));
    }
    List<String> texts = new ArrayList<>();
    for (ValueReader reason : reasons.list(0, Integer.MAX_VALUE)) {
      String text = reason.quoted();
      texts.add(text == null ? "" : text);
    }
    if (bySet.stream().anyMatch(Map::isEmpty)) {
      boolean hasNone = texts.equals(List.of(NO_MODE)) && (!exact || !hasCommonMode());
      if (!hasNone) {
        reasons.reject("none: every task fits, so there is a plan");
      }
    } else if (bySet.stream().noneMatch(expected -> hold(texts, expected))) {
      reasons.reject("reasons that hold: " + bySet.get(0).keySet());
    }
  }

  /** Whether tasks fit with one mode that all draft in, if batches of scope global demand one. */
  private boolean hasCommonMode() {
    boolean needsNone =
        instance.speculation().scope() != Scope.GLOBAL
            || instance.pipeline() == Pipeline.CONTINUOUS;
    return needsNone
        || ModeSubsets.ofOneChoice(instance).stream()
            .anyMatch(modes -> expected(new ModeSelection(instance, modes)).isEmpty());
  }

  private static boolean hold(List<String> texts, Map<String, Double> expected) {
    Map<String, Double> left = new HashMap<>(expected);
    for (String text : texts) {
      Matcher matcher = REASON.matcher(text);
      Double missing =
          matcher.matches() ? left.remove(matcher.group(1) + " " + matcher.group(2)) : null;
      if (missing == null
          || Math.abs(missing - Double.parseDouble(matcher.group(3)))
              > 1 + Findings.TOLERANCE * missing) {
        return false;
      }
    }
    return left.isEmpty();
  }

  private Map<String, Double> expected(ModeSelection loaded) {
    Map<String, Double> expected = new HashMap<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      for (Memory.Load load : Memory.of(loaded, List.of(k))) {
        if (!load.fits()) {
          String task = load.fitsWeights() ? instance.tasks().get(k).id() : null;
          double missing = load.fitsWeights() ? load.missingBytes() : load.missingWeights();
          expected.put(task + " " + load.node().id(), missing);
        }
      }
    }
    return expected;
  }
}
