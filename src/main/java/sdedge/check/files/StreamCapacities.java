package sdedge.check.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.check.stream.Level;
import sdedge.check.stream.RunFigures;
import sdedge.check.stream.StudentT;
import sdedge.document.NumberRange;
import sdedge.document.tree.ObjectReader;
import sdedge.document.tree.ValueReader;
import sdedge.instance.Instance;

/** Checks capacities: the level holds there and not one step above. */
record StreamCapacities(Findings findings, StreamRuns runs, StreamSettings settings) {
  private static final int STEPS = 4096; // between nothing and the bound
  private static final double SLACK = 1e-6; // of a step
  private static final int MOST = Integer.MAX_VALUE;

  /** The capacity of a candidate, as stated. */
  record Entry(StreamRuns.Way way, List<ValueReader> draws, ObjectReader object) {}

  /** Reads what is stated; {@code wanted} by the options. */
  static List<Entry> read(
      ObjectReader stream, Instance instance, StreamSettings settings, boolean wanted) {
    List<Entry> entries = new ArrayList<>();
    for (ValueReader value : stream.list("capacities", 0, MOST)) {
      ObjectReader of = value.object();
      StreamRuns.Way way = StreamFile.way(of, instance, settings, null);
      entries.add(new Entry(way, of.list("draws", 1, settings.draws()), of));
      of.ignore("per_s", "low_per_s", "high_per_s", "bound_share");
      of.finish();
    }
    if (!entries.isEmpty() && (!wanted || settings.level() == null || settings.isTrace())) {
      stream.required("capacities").reject("none, as nobody can have asked for them");
    }
    return entries;
  }

  /** Checks all of them. */
  void check(List<Entry> entries, PricesFile.@Nullable Bound bound) {
    Level level = settings.level();
    List<Asked> all = new ArrayList<>();
    for (Entry entry : entries) {
      if (bound == null || level == null) {
        entry.object.required("per_s").reject("none without a bound and a level");
        return;
      }
      all.addAll(check(entry, bound.mostPerS()));
    }
    if (bound != null && level != null) {
      runs.ahead(all.stream().flatMap(asked -> asked.runs(bound.mostPerS()).stream()).toList());
      all.forEach(asked -> holds(asked, level, bound.mostPerS()));
    }
  }

  /** A capacity of a draw, in steps. */
  private record Asked(StreamRuns.Way way, int draw, long step, ValueReader value) {
    StreamRuns.Run at(long ofStep, double mostPerS) {
      return new StreamRuns.Run(way.at(mostPerS * ofStep / STEPS), draw);
    }

    /** There and one step above. */
    List<StreamRuns.Run> runs(double mostPerS) {
      List<StreamRuns.Run> runs = new ArrayList<>();
      if (step > 0) {
        runs.add(at(step, mostPerS));
      }
      if (step + 1 < STEPS) {
        runs.add(at(step + 1, mostPerS));
      }
      return runs;
    }
  }

  private List<Asked> check(Entry entry, double mostPerS) {
    List<Asked> asked = new ArrayList<>();
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
      } else {
        asked.add(new Asked(entry.way, draw, step, value));
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
    return asked;
  }

  private void is(Entry entry, String key, Expected expected) {
    expected.check(findings, entry.object.required(key));
  }

  private void holds(Asked asked, Level level, double mostPerS) {
    if (asked.step > 0) {
      RunFigures there = figures(asked.at(asked.step, mostPerS));
      if (there != null && !level.isKept(there.mostAttainment())) {
        asked.value.reject("less: the level does not hold there");
      }
    }
    if (asked.step + 1 < STEPS) {
      RunFigures above = figures(asked.at(asked.step + 1, mostPerS));
      if (above != null && level.isKept(above.leastAttainment())) {
        asked.value.reject("more: the level still holds one step above");
      }
    }
  }

  private @Nullable RunFigures figures(StreamRuns.Run run) {
    return runs.figures(run.way(), run.draw());
  }
}
