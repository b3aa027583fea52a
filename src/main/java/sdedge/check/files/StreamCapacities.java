package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.check.stream.StudentT;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/**
 * Checks capacities: rates that can be found, of several draws what follows from them. That the
 * level holds there and not one step above takes runs, which are not made again.
 */
record StreamCapacities(Findings findings, StreamSettings settings) {
  static final int STEPS = 4096; // between nothing and the bound
  private static final double SLACK = 1e-6; // of a step
  private static final int MOST = Integer.MAX_VALUE;

  /** The capacity of a candidate, as stated. */
  record Entry(StreamWay way, List<ValueReader> draws, ObjectReader object) {}

  /** Reads what is stated; {@code wanted} by the options. */
  static List<Entry> read(
      ObjectReader stream, Instance instance, StreamSettings settings, boolean wanted) {
    List<Entry> entries = new ArrayList<>();
    for (ValueReader value : stream.list("capacities", 0, MOST)) {
      ObjectReader of = value.object();
      StreamWay way = StreamWay.read(of, instance, settings, null);
      entries.add(new Entry(way, of.list("draws", 1, settings.draws()), of));
      of.ignore("per_s", "low_per_s", "high_per_s", "bound_share");
      of.finish();
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
  void check(
      List<Entry> entries, PricesFile.@Nullable Bound bound, StreamCurve curve, boolean isWhole) {
    for (Entry entry : entries) {
      if (bound == null) {
        entry.object.required("per_s").reject("none without a bound");
        return;
      }
      if (isWhole && !curve.has(entry.way)) {
        entry.object.required("policy").reject("a way in which requests were served");
      }
      check(entry, bound.mostPerS());
      holds(entry, curve);
    }
  }

  /** Of one draw, where requests were served at the capacity, as promised. */
  private void holds(Entry entry, StreamCurve curve) {
    double perS = entry.draws.get(0).number(NumberRange.NON_NEGATIVE);
    Double attained = curve.attainment(entry.way.at(perS));
    Level level = settings.level();
    if (attained != null && level != null && !level.isKept(attained)) {
      entry.draws.get(0).reject("less: the level does not hold there");
    }
  }

  private void check(Entry entry, double mostPerS) {
    double[] perS = new double[entry.draws.size()];
    for (int draw = 1; draw <= perS.length; draw++) {
      ValueReader value = entry.draws.get(draw - 1);
      double stated = value.number(NumberRange.NON_NEGATIVE);
      perS[draw - 1] = stated;
      double place = stated / mostPerS * STEPS;
      long step = Math.round(place);
      findings.count();
      if (!(Math.abs(place - step) <= SLACK) || step >= STEPS) {
        value.reject("a 4096th of the bound");
      }
    }
    double mean = Arrays.stream(perS).sum() / perS.length;
    double half = perS.length == 1 ? 0 : StudentT.halfInterval(perS);
    double slack = Findings.TOLERANCE * mean;
    is(entry, "per_s", Expected.of(mean));
    is(entry, "low_per_s", perS.length == 1 ? Expected.NOTHING : Expected.near(mean - half, slack));
    is(
        entry,
        "high_per_s",
        perS.length == 1 ? Expected.NOTHING : Expected.near(mean + half, slack));
    is(entry, "bound_share", Expected.of(mean / mostPerS));
  }

  private void is(Entry entry, String key, Expected expected) {
    expected.check(findings, entry.object.required(key));
  }
}
