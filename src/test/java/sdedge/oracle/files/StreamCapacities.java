package sdedge.oracle.files;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;
import sdedge.oracle.stream.StudentT;

/**
 * Checks capacities: rates that can be found, of several draws what follows from them. That the
 * level holds there and not one step above takes runs, which are not made again.
 *
 * @param bound of all policies; null if none is known
 */
record StreamCapacities(
    Findings findings,
    Instance instance,
    RunOptions.OfStream options,
    @Nullable StatedBound bound) {
  static final int STEPS = 4096; // between nothing and the bound
  static final int TIMES = 4; // as many requests as those served at rates
  private static final double SLACK = 1e-6; // of a step
  private static final int MOST = Integer.MAX_VALUE;

  /**
   * Checks what is stated.
   *
   * @param curve of all that was served
   * @param isWhole whether nothing was left out
   */
  void check(ObjectReader stream, StreamCurve curve, boolean isWhole) {
    List<ValueReader> stated = stream.list("capacities", 0, MOST);
    stated.forEach(value -> capacity(value.object(), curve, isWhole));
    if (stream.optional("not_tried").isPresent()) {
      stream.list("not_tried", 1, MOST).forEach(word -> word.text(TextRule.ANY));
      if (isWhole || !options.capacity()) {
        stream.required("not_tried").reject("none, as nothing was left out");
      }
    }
    boolean possible = options.capacity() && options.level() != null && !options.areGiven();
    if (!stated.isEmpty() && !possible) {
      stream.required("capacities").reject("none, as nobody can have asked for them");
    }
  }

  private void capacity(ObjectReader of, StreamCurve curve, boolean isWhole) {
    StreamWay way = StreamWay.read(of, instance, options, null);
    if (isWhole && !curve.has(way)) {
      of.required("policy").reject("a way in which requests were served");
    }
    if (of.optional("at_least").isPresent() && (isWhole || !of.bool("at_least", false))) {
      of.required("at_least").reject("no such key, or true of a run that was stopped");
    }
    boolean isOfUsers = options.isClosedLoop();
    double mostPerS = bound == null ? Double.NaN : bound.mostPerS();
    if (bound == null && !isOfUsers) {
      of.required("per_s").reject("none without a bound");
      mostPerS = STEPS;
    }
    double step = isOfUsers ? 1 : mostPerS / STEPS;
    double[] most =
        of.list("draws", 1, options.draws()).stream().mapToDouble(each -> at(each, step)).toArray();
    at(of.required("from_a_quarter"), step / most.length);
    double mean = Arrays.stream(most).sum() / most.length;
    String unit = isOfUsers ? "users" : "per_s";
    findings.is(of, "requests", (long) TIMES * options.requests());
    findings.is(of, unit, mean);
    if (!isOfUsers) {
      findings.is(of, "bound_share", mean / mostPerS);
    }
    if (most.length > 1) {
      double half = StudentT.halfInterval(most);
      double slack = Findings.TOLERANCE * mean;
      findings.is(of, "low_" + unit, Expected.near(mean - half, slack));
      findings.is(of, "high_" + unit, Expected.near(mean + half, slack));
    }
    of.ignore("users", "low_users", "high_users");
    of.ignore("per_s", "low_per_s", "high_per_s", "bound_share");
    of.finish();
  }

  /** A capacity: rates are 4096ths of the bound, users whole numbers; of means all draws are. */
  private double at(ValueReader value, double step) {
    findings.count();
    double stated = value.number(NumberRange.NON_NEGATIVE);
    double steps = stated / step;
    if (!(Math.abs(steps - Math.round(steps)) <= SLACK)) {
      value.reject(options.isClosedLoop() ? "a number of users" : "a 4096th of the bound");
    }
    return stated;
  }
}
