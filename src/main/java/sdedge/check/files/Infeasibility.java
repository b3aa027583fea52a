package sdedge.check.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sdedge.check.model.Memory;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * Checks the reasons why there is no plan: weights that do not fit in a memory, or else tasks that
 * do not even alone.
 */
public final class Infeasibility {
  private static final Pattern REASON =
      Pattern.compile(
          "(?:task (\\S+) does|the weights do) not fit in the memory of node (\\S+?)(?: even"
              + " alone)?: ([0-9]+) bytes are missing");

  private final Instance instance;
  private final ValueReader reasons;

  public Infeasibility(Instance instance, ValueReader reasons) {
    this.instance = instance;
    this.reasons = reasons;
  }

  /** Checks that exactly the reasons that hold are given. */
  public void check() {
    Map<String, Double> expected = new HashMap<>();
    for (int k = 0; k < instance.tasks().size(); k++) {
      for (Memory.Load load : Memory.of(instance, List.of(k))) {
        if (!load.fits()) {
          String task = load.fitsWeights() ? instance.tasks().get(k).id() : null;
          double missing = load.fitsWeights() ? load.missingBytes() : load.missingWeights();
          expected.put(task + " " + load.node().id(), missing);
        }
      }
    }
    if (expected.isEmpty()) {
      reasons.reject("none: every task fits, so there is a plan");
    }
    for (ValueReader reason : reasons.list(0, Integer.MAX_VALUE)) {
      String text = reason.quoted();
      Matcher matcher = REASON.matcher(text == null ? "" : text);
      Double missing =
          matcher.matches() ? expected.remove(matcher.group(1) + " " + matcher.group(2)) : null;
      if (missing == null) {
        reason.reject("a reason that holds");
      } else if (Math.abs(missing - Double.parseDouble(matcher.group(3)))
          > 1 + Findings.TOLERANCE * missing) {
        reason.reject(missing + " bytes");
      }
    }
    if (!expected.isEmpty()) {
      reasons.reject("reasons for " + String.join(", ", expected.keySet()));
    }
  }
}
