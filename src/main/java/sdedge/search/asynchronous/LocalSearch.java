package sdedge.search.asynchronous;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.search.TimedPlan;

/**
 * Improves a plan by moves that lower its makespan as executed, and from the plan that no move
 * improves goes on beside it. How far it goes is counted in stages executed, so that the result
 * does not depend on the clock.
 */
public final class LocalSearch {
  private static final double WORTHWHILE = 1 - 1e-9;
  private static final int JUMP = 3; // moves at random away from the best plan
  private static final int MOST_VAIN_JUMPS = 40; // one after the other
  private static final long SEED = 1;

  private final Instance instance;
  private final Executor executor;
  private final Control control;
  private final long mostStages;
  private final Random random = new Random(SEED);
  private List<Batch> now;
  private double nowS;

  private LocalSearch(Instance instance, Plan start, long mostStages, Control control) {
    this.instance = instance;
    this.mostStages = mostStages;
    this.control = control;
    executor = new Executor(instance, start);
    now = start.batches();
    nowS = executor.makespanS(now, Double.POSITIVE_INFINITY);
  }

  /**
   * The best plan found from a feasible one, under its pipeline; cohorts are made anew.
   *
   * @param mostStages stages to execute, about
   */
  public static TimedPlan<Plan> improve(
      Instance instance, Plan start, long mostStages, Control control) {
    return new LocalSearch(instance, start, mostStages, control).improve();
  }

  private TimedPlan<Plan> improve() {
    descend();
    List<Batch> best = now;
    double bestS = nowS;
    for (int vain = 0; vain < MOST_VAIN_JUMPS && goesOn() && jump(); vain++) {
      descend();
      if (nowS < bestS * WORTHWHILE) {
        best = now;
        bestS = nowS;
        vain = 0;
      }
      now = best;
      nowS = bestS;
    }
    return new TimedPlan<>(executor.plan(best), bestS);
  }

  private boolean goesOn() {
    return executor.stages() < mostStages && control.stop() == null;
  }

  /** Takes moves that help until none does. */
  private void descend() {
    while (step()) {}
  }

  private boolean step() {
    List<Supplier<List<Batch>>> moves = Moves.of(instance, now);
    Collections.shuffle(moves, random);
    for (Supplier<List<Batch>> move : moves) {
      if (!goesOn()) {
        return false;
      }
      List<Batch> next = move.get();
      if (fits(next)) {
        double nextS = executor.makespanS(next, nowS);
        if (nextS < nowS * WORTHWHILE) {
          now = next;
          nowS = nextS;
          return true;
        }
      }
    }
    return false;
  }

  /** Some moves at random; whether there was any. */
  private boolean jump() {
    boolean any = false;
    for (int i = 0; i < JUMP; i++) {
      List<Supplier<List<Batch>>> moves = Moves.of(instance, now);
      List<Batch> next = moves.isEmpty() ? now : moves.get(random.nextInt(moves.size())).get();
      if (!moves.isEmpty() && fits(next)) {
        now = next;
        any = true;
      }
    }
    nowS = executor.makespanS(now, Double.POSITIVE_INFINITY);
    return any;
  }

  private boolean fits(List<Batch> batches) {
    return executor.fit(batches);
  }
}
