package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.StudentT;
import sdedge.document.NumberRange;
import sdedge.document.TextRule;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * Checks capacities: rates that can be found, of several draws what follows from them. That the
 * level holds there and not one step above takes runs, which are not made again.
 */
record StreamCapacities(Findings findings, StreamSettings settings) {
  static final int STEPS = 4096; // between nothing and the bound
  static final int TIMES = 4; // as many requests as those served at rates
  private static final double SLACK = 1e-6; // of a step
  private static final int MOST = Integer.MAX_VALUE;

  /** The capacity of a candidate, as stated. */
  record Entry(StreamWay way, List<ValueReader> draws, ObjectReader object) {}

  /** What a stopped search says, of a run that was stopped. */
  private static void cut(ObjectReader of, boolean isCompleted) {
    if (of.optional("at_least").isPresent() && (isCompleted || !of.bool("at_least", false))) {
      of.required("at_least").reject("no such key, or true of a run that was stopped");
    }
  }

  /**
   * Reads what is stated.
   *
   * @param wanted by the options
   * @param isCompleted whether nothing was left out
   */
  static List<Entry> read(
      Findings findings,
      ObjectReader stream,
      Instance instance,
      StreamSettings settings,
      boolean wanted,
      boolean isCompleted) {
    List<Entry> entries = new ArrayList<>();
    for (ValueReader value : stream.list("capacities", 0, MOST)) {
      ObjectReader of = value.object();
      StreamWay way = StreamWay.read(of, instance, settings, null);
      entries.add(new Entry(way, of.list("draws", 1, settings.draws()), of));
      Expected.of((long) TIMES * settings.requests()).check(findings, of.required("requests"));
      of.ignore("from_a_quarter");
      of.ignore("users", "low_users", "high_users");
      of.ignore("per_s", "low_per_s", "high_per_s", "bound_share");
      cut(of, isCompleted);
      of.finish();
    }
    if (stream.optional("not_tried").isPresent()) {
      List<ValueReader> words = stream.list("not_tried", 1, MOST);
      words.forEach(word -> word.text(TextRule.ANY));
      if (isCompleted || !wanted) {
        stream.required("not_tried").reject("none, as nothing was left out");
      }
    }
    if (!entries.isEmpty() && (!wanted || settings.level() == null || settings.isTrace())) {
      stream.required("capacities").reject("none, as nobody can have asked for them");
    }
    return entries;
  }

  /**
   * Checks all of them.
   *
   * @param curve of all that was served
   * @param isWhole whether nothing was left out
   */
  void check(List<Entry> entries, @Nullable StatedBound bound, StreamCurve curve, boolean isWhole) {
    for (Entry entry : entries) {
      if (bound == null && !settings.isClosedLoop()) {
        entry.object.required("per_s").reject("none without a bound");
        return;
      }
      if (isWhole && !curve.has(entry.way)) {
        entry.object.required("policy").reject("a way in which requests were served");
      }
      check(entry, bound == null ? Double.NaN : bound.mostPerS());
    }
  }

  private void check(Entry entry, double mostPerS) {
    boolean isOfUsers = settings.isClosedLoop();
    double[] most = new double[entry.draws.size()];
    for (int draw = 1; draw <= most.length; draw++) {
      ValueReader value = entry.draws.get(draw - 1);
      double stated = value.number(NumberRange.NON_NEGATIVE);
      most[draw - 1] = stated;
      isPlace(value, isOfUsers ? stated : stated / mostPerS * STEPS);
    }
    ValueReader fewer = entry.object.required("from_a_quarter");
    double all = fewer.number(NumberRange.NON_NEGATIVE) * most.length;
    isPlace(fewer, isOfUsers ? all : all / mostPerS * STEPS);
    double mean = Arrays.stream(most).sum() / most.length;
    String unit = isOfUsers ? "users" : "per_s";
    is(entry, unit, Expected.of(mean));
    if (!isOfUsers) {
      is(entry, "bound_share", Expected.of(mean / mostPerS));
    }
    if (most.length > 1) {
      double half = StudentT.halfInterval(most);
      double slack = Findings.TOLERANCE * mean;
      is(entry, "low_" + unit, Expected.near(mean - half, slack));
      is(entry, "high_" + unit, Expected.near(mean + half, slack));
    }
  }

  /** Rates are 4096ths of the bound, users whole numbers; of several draws all together are. */
  private void isPlace(ValueReader value, double place) {
    findings.count();
    if (!(Math.abs(place - Math.round(place)) <= SLACK)) {
      value.reject(settings.isClosedLoop() ? "a number of users" : "a 4096th of the bound");
    }
  }

  private void is(Entry entry, String key, Expected expected) {
    expected.check(findings, entry.object.required(key));
  }
}
