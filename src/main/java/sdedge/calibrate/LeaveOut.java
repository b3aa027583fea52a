package sdedge.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import sdedge.control.Control;

/** What predictions are worth: fits again without some runs, and predicts those. */
final class LeaveOut {
  /** Of more lengths or loads, neighbours are left out together. */
  private static final int MOST_GROUPS = 32;

  /** Without some of more runs, minima are nearly where they are with all. */
  private static final int FEW_RUNS = 16;

  private final PairFit fit;
  private final List<MeasuredRun> runs;
  private final PairFit.FittedPair all;
  private final Control control;
  private volatile boolean cut;

  private LeaveOut(PairFit fit, List<MeasuredRun> runs, PairFit.FittedPair all, Control control) {
    this.fit = fit;
    this.runs = runs;
    this.all = all;
    this.control = control;
  }

  /**
   * What was found.
   *
   * @param losses of each load, by a fit that knows no run of it; none if some fit is missing
   * @param complete whether nothing stopped it
   */
  record LeftOut(List<Deviations> regions, List<MeasuredLoss> losses, boolean complete) {}

  /** What the fit without a group says of that group. */
  private record Fold(List<Double> errors, List<MeasuredLoss> losses) {
    static final Fold NONE = new Fold(List.of(), List.of());
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
   *
   * @param all the fit to all runs
   */
  static LeftOut of(PairFit fit, List<MeasuredRun> runs, PairFit.FittedPair all, Control control) {
    LeaveOut leaveOut = new LeaveOut(fit, runs, all, control);
    List<LeftTogether> lengths = leaveOut.groups(MeasuredRun::length);
    List<LeftTogether> loads = leaveOut.groups(MeasuredRun::concurrency);
    control.begin("%s/%s refits", lengths.size() + loads.size());
    List<Fold> ofLengths = leaveOut.folds(lengths);
    List<Fold> ofLoads = leaveOut.folds(loads);
    if (leaveOut.cut) {
      return new LeftOut(List.of(), List.of(), false);
    }
    List<Deviations> regions = new ArrayList<>();
    deviations("a length left out", "neighbouring lengths left out", lengths, ofLengths)
        .ifPresent(regions::add);
    deviations("a concurrency left out", "neighbouring concurrencies left out", loads, ofLoads)
        .ifPresent(regions::add);
    boolean every = ofLoads.stream().noneMatch(fold -> fold.errors.isEmpty());
    List<MeasuredLoss> losses =
        every ? ofLoads.stream().flatMap(fold -> fold.losses.stream()).toList() : List.of();
    return new LeftOut(regions, losses, true);
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

  private static Optional<Deviations> deviations(
      String one, String several, List<LeftTogether> groups, List<Fold> folds) {
    double[] errors =
        folds.stream()
            .flatMap(fold -> fold.errors.stream())
            .mapToDouble(Double::doubleValue)
            .toArray();
    boolean alone = groups.stream().allMatch(group -> group.least() == group.most());
    return errors.length == 0
        ? Optional.empty()
        : Optional.of(Deviations.of(alone ? one : several, errors));
  }

  private List<Fold> folds(List<LeftTogether> groups) {
    return groups.stream().parallel().map(this::fold).toList(); // the order stays
  }

  private Fold fold(LeftTogether group) {
    if (control.isStopped()) {
      cut = true;
      return Fold.NONE;
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
      return Fold.NONE;
    }
    PairFit.FittedPair found =
        runs.size() <= FEW_RUNS
            ? fit.to(kept, control.quiet())
            : fit.near(all, kept, control.quiet());
    if (!found.fit().isComplete()) {
      cut = true;
    }
    Predictions predictions = new Predictions(found.pairs());
    control.next();
    List<Double> errors =
        left.stream().map(run -> predictions.tpotS(run) / run.tpotS() - 1).toList();
    return new Fold(errors, MeasuredLoss.of(predictions, left));
  }
}
