package sdedge.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import sdedge.instance.DraftChoice;
import sdedge.instance.Task;

/**
 * The stage times of one batch and of its parts, by step (docs/model.md sections 4 and 9). Steps
 * count from 1; every time beyond {@link #steps()} is 0.
 */
public final class BatchProfile {
  private final BatchLoad load;
  private final List<PartProfile> parts;
  private final double[] draft;
  private final double[] up;
  private final double[] coLocated;
  private final double[] verify;
  private final double[] down;
  private final double[] drafterChance;
  private final double[] verifierChance;
  private final int sureSteps;

  private BatchProfile(BatchLoad load) {
    this.load = load;
    parts = profiles(load);
    int steps = load.steps();
    draft = new double[steps];
    up = new double[steps];
    coLocated = new double[steps];
    verify = new double[steps];
    down = new double[steps];
    drafterChance = new double[steps];
    verifierChance = new double[steps];
    ExpectedMaximum maximum = new ExpectedMaximum(parts.size());
    for (int n = 1; n <= steps; n++) {
      coLocated[n - 1] = load.coLocated(n);
      verify[n - 1] = coLocated[n - 1] + load.pass(n);
      verifierChance[n - 1] = load.chance(n);
      fillSides(n, maximum);
    }
    int sure = 0;
    while (sure < steps && isSure(sure + 1)) {
      sure++;
    }
    sureSteps = sure;
  }

  private boolean isSure(int n) {
    for (PartProfile part : parts) {
      if (n <= part.steps() && part.chance(n) < 1) {
        return false;
      }
    }
    return true;
  }

  private static List<PartProfile> profiles(BatchLoad load) {
    double[][] sides = load.sharesLinks() ? load.drafterSides() : new double[0][];
    List<PartProfile> profiles = new ArrayList<>();
    for (int i = 0; i < load.parts().size(); i++) {
      PartLoad part = load.parts().get(i);
      boolean isAlone = sides.length == 0 || sides[i] == part.sides().drafterSides();
      profiles.add(new PartProfile(load.drafter(i), part, isAlone ? null : sides[i]));
    }
    return List.copyOf(profiles);
  }

  /** The profile of {@code tasks}, at least one, with the choice of each drafter. */
  public static BatchProfile of(
      StageModel model, List<Task> tasks, IntFunction<DraftChoice> choices) {
    List<TaskProgress> progress =
        tasks.stream().map(task -> model.progress(task, choices.apply(task.drafter()))).toList();
    return of(model, tasks, choices, progress);
  }

  /**
   * The profile of tasks whose progress is known, at least one.
   *
   * @param progress of each task with the choice of its drafter
   */
  public static BatchProfile of(
      StageModel model,
      List<Task> tasks,
      IntFunction<DraftChoice> choices,
      List<? extends TaskProgress> progress) {
    BatchLoad load = new BatchLoad(model, choices, 0);
    for (int i = 0; i < progress.size(); i++) {
      load.add(tasks.get(i).drafter(), progress.get(i));
    }
    return new BatchProfile(load);
  }

  /** The profile of a batch as it is loaded now; what is said of tokens goes on with the load. */
  public static BatchProfile of(BatchLoad load) {
    return new BatchProfile(load);
  }

  private void fillSides(int n, ExpectedMaximum maximum) {
    set(maximum, n, part -> part.down(n));
    down[n - 1] = maximum.mean();
    set(maximum, n, part -> part.side(n));
    maximum.mean();
    double any = 0;
    for (int i = 0; i < parts.size(); i++) {
      PartProfile part = parts.get(i);
      draft[n - 1] += maximum.counts[i] * part.draft(n);
      up[n - 1] += maximum.counts[i] * part.up(n);
      any = part.side(n) > 0 ? PartLoad.either(any, part.chance(n)) : any;
    }
    drafterChance[n - 1] = any;
  }

  /** The parts in a step, to be asked who decides. */
  ExpectedMaximum expectedMaximum(int n, ToDoubleFunction<PartProfile> seconds) {
    ExpectedMaximum maximum = new ExpectedMaximum(parts.size());
    set(maximum, n, seconds);
    return maximum;
  }

  private void set(ExpectedMaximum maximum, int n, ToDoubleFunction<PartProfile> seconds) {
    for (int i = 0; i < parts.size(); i++) {
      maximum.seconds[i] = seconds.applyAsDouble(parts.get(i));
      maximum.chance[i] = parts.get(i).chance(n);
    }
  }

  /** By how much each part counts in a_n: the critical one by 1 unless steps are random. */
  public double[] drafterCounts(int n) {
    return counts(expectedMaximum(n, part -> part.side(n)));
  }

  /** By how much each part's way down counts in b_n. */
  public double[] verifierCounts(int n) {
    return counts(expectedMaximum(n, part -> part.down(n)));
  }

  private static double[] counts(ExpectedMaximum maximum) {
    maximum.mean();
    return maximum.counts;
  }

  /** N, the steps until the last task is done. */
  public int steps() {
    return draft.length;
  }

  /** The steps before the first one that some part may not reach. */
  public int sureSteps() {
    return sureSteps;
  }

  /** The parts, in the order of their drafters. */
  public List<PartProfile> parts() {
    return parts;
  }

  /** The part that decides the drafter side counts as draft; seconds in a_n. */
  public double draft(int n) {
    return PartProfile.at(draft, n);
  }

  /** The part that decides the drafter side counts as fronthaul; seconds in a_n. */
  public double up(int n) {
    return PartProfile.at(up, n);
  }

  /** e_n, seconds of drafts on the verifier's node. */
  public double coLocated(int n) {
    return PartProfile.at(coLocated, n);
  }

  /** v_n, seconds, drafts on the verifier's node included. */
  public double verify(int n) {
    return PartProfile.at(verify, n);
  }

  /** The longest way down, seconds. */
  public double down(int n) {
    return PartProfile.at(down, n);
  }

  /** a_n, seconds on the drafter side. */
  public double drafterSide(int n) {
    return draft(n) + up(n);
  }

  /** b_n, seconds on the verifier side. */
  public double verifierSide(int n) {
    return verify(n) + down(n);
  }

  /** π^a_n, the chance that there is a drafter side. */
  public double drafterChance(int n) {
    return PartProfile.at(drafterChance, n);
  }

  /** π^b_n, the chance that there is a verifier side. */
  public double verifierChance(int n) {
    return PartProfile.at(verifierChance, n);
  }

  /** Σq in the verifier's pass of step {@code n} ≤ N. */
  public double verifyTokens(int n) {
    return load.parts().stream().mapToDouble(part -> part.verifyTokens(n)).sum();
  }

  /** Who drafts on the verifier's node. */
  public VerifierDrafts coLocation() {
    return load.coLocation();
  }

  /** Σω, the tasks active in step {@code n}. */
  public double active(int n) {
    return load.parts().stream().mapToDouble(part -> part.active(n)).sum();
  }
}
