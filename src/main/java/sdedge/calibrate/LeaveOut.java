package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sdedge.control.Control;

/**
 * What predictions are worth: fits again without some runs, and predicts those.
 *
 * @param all the fit to all runs
 */
record LeaveOut(PairFit fit, List<MeasuredRun> runs, PairFit.FittedPair all, Control control) {
  /** Of more lengths or loads, neighbours are left out together. */
  private static final int MOST_GROUPS = 32;

  /** Without some of more runs, the minimum is nearly where it is with all. */
  private static final int FEW_RUNS = 16;

  /**
   * What was found.
   *
   * @param losses of each load, by a fit that knows no run of it; none if some fit is missing
   * @param complete whether nothing stopped it
   */
  record LeftOut(List<Deviations> regions, List<MeasuredLoss> losses, boolean complete) {}

  /** What the fit without a group says of that group; nothing if too few runs remain. */
  private record Fold(List<Double> errors, List<MeasuredLoss> losses, boolean complete) {
    static Fold none(boolean complete) {
      return new Fold(List.of(), List.of(), complete);
    }
  }

  /** Of whom acceptance is known. */
  private record Drafting(String workload, String mode, boolean drafts) {
    static Drafting of(MeasuredRun run) {
      return new Drafting(run.workload(), run.mode(), run.length() > 0);
    }
  }

  /** Runs that are left out together, from the least value to the most. */
  private record LeftTogether(ToDoubleFunction<MeasuredRun> by, double least, double most) {
    boolean has(MeasuredRun run) {
      double value = by.applyAsDouble(run);
      return value >= least && value <= most;
    }
  }

  /**
   * The errors of all runs, each predicted by a fit that knows no run of its length, then of its
   * load. A region is left out if too few runs remain for any such fit, or if the course is stopped
   * before its end.
   */
  static LeftOut of(PairFit fit, List<MeasuredRun> runs, PairFit.FittedPair all, Control control) {
    LeaveOut leaveOut = new LeaveOut(fit, runs, all, control);
    List<LeftTogether> lengths = leaveOut.groups(MeasuredRun::length);
    List<LeftTogether> loads = leaveOut.groups(MeasuredRun::concurrency);
    control.begin("%s/%s refits", lengths.size() + loads.size());
    List<Fold> folds =
        Stream.concat(lengths.stream(), loads.stream()).parallel().map(leaveOut::fold).toList();
    if (!folds.stream().allMatch(Fold::complete)) {
      return new LeftOut(List.of(), List.of(), false);
    }
    List<Fold> ofLoads = folds.subList(lengths.size(), folds.size());
    List<Deviations> regions = new ArrayList<>();
    add(regions, "a length", "neighbouring lengths", lengths, folds.subList(0, lengths.size()));
    add(regions, "a concurrency", "neighbouring concurrencies", loads, ofLoads);
    boolean every = ofLoads.stream().noneMatch(fold -> fold.errors.isEmpty());
    return new LeftOut(
        regions,
        every ? ofLoads.stream().flatMap(fold -> fold.losses.stream()).toList() : List.of(),
        true);
  }

  private List<LeftTogether> groups(ToDoubleFunction<MeasuredRun> by) {
    double[] values = runs.stream().mapToDouble(by).sorted().toArray();
    boolean alone = Arrays.stream(values).distinct().count() <= MOST_GROUPS;
    double size = alone ? 0 : (double) values.length / MOST_GROUPS;
    List<LeftTogether> groups = new ArrayList<>();
    int from = 0;
    while (from < values.length) {
      int to = Math.max(from, (int) (size * (groups.size() + 1)) - 1);
      double most = values[Math.min(to, values.length - 1)];
      groups.add(new LeftTogether(by, values[from], most));
      while (from < values.length && values[from] <= most) {
        from++;
      }
    }
    return groups;
  }

  private static void add(
      List<Deviations> regions,
      String one,
      String several,
      List<LeftTogether> groups,
      List<Fold> folds) {
    double[] errors =
        folds.stream().flatMap(fold -> fold.errors.stream()).mapToDouble(error -> error).toArray();
    boolean alone = groups.stream().allMatch(group -> group.least() == group.most());
    if (errors.length > 0) {
      regions.add(Deviations.of((alone ? one : several) + " left out", errors));
    }
  }

  private Fold fold(LeftTogether group) {
    if (control.isStopped()) {
      return Fold.none(false);
    }
    List<MeasuredRun> kept = runs.stream().filter(run -> !group.has(run)).toList();
    Set<Drafting> known = kept.stream().map(Drafting::of).collect(Collectors.toSet());
    Set<String> workloads = kept.stream().map(MeasuredRun::workload).collect(Collectors.toSet());
    List<MeasuredRun> left =
        runs.stream()
            .filter(group::has)
            .filter(run -> workloads.contains(run.workload()))
            .filter(run -> run.length() == 0 || known.contains(Drafting.of(run)))
            .toList();
    if (kept.size() < TooFewRowsException.LEAST || left.isEmpty()) {
      return Fold.none(true);
    }
    PairFit.FittedPair found =
        runs.size() <= FEW_RUNS
            ? fit.to(kept, control.quiet())
            : fit.near(all, kept, control.quiet());
    Predictions predictions = new Predictions(found.pairs());
    control.next();
    return new Fold(
        left.stream().map(run -> predictions.tpotS(run) / run.tpotS() - 1).toList(),
        MeasuredLoss.of(predictions, left),
        found.fit().isComplete());
  }
}
