package sdedge.search.asynchronous;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Plan;
import sdedge.search.local.LocalSearch;
import sdedge.search.local.MoveAcceptance;
import sdedge.search.local.Neighbourhood;
import sdedge.search.local.Solution;

/** Improves plans of batches by moves, tried in a random sequence, that lower their makespan. */
public final class BatchSearch implements Neighbourhood<List<Batch>> {
  private static final int VAIN_JUMPS = 40;
  private static final int JUMP = 3; // moves at random
  private static final long SEED = 1;

  private final Instance instance;
  private final Executor executor;
  private final Random random = new Random(SEED);

  private BatchSearch(Instance instance, Executor executor) {
    this.instance = instance;
    this.executor = executor;
  }

  /**
   * The best plan found from a feasible one, under its pipeline; cohorts are made anew.
   *
   * @param mostStages stages to execute, about
   */
  public static Solution<Plan> improve(
      Instance instance, Plan start, long mostStages, Control control) {
    Executor executor = new Executor(instance, start);
    Solution<List<Batch>> best =
        LocalSearch.improve(
            start.batches(),
            new BatchSearch(instance, executor),
            executor,
            MoveAcceptance.FASTER,
            new LocalSearch.Budget(mostStages, Integer.MAX_VALUE, VAIN_JUMPS),
            control);
    return new Solution<>(executor.plan(best.plan()), best.makespanS());
  }

  @Override
  public Iterator<List<Batch>> of(List<Batch> batches) {
    List<Supplier<List<Batch>>> moves = BatchMoves.of(instance, batches);
    Collections.shuffle(moves, random);
    return moves.stream().map(Supplier::get).filter(executor::fit).iterator();
  }

  @Override
  public @Nullable List<Batch> away(List<Batch> batches) {
    List<Batch> moved = batches;
    boolean any = false;
    for (int i = 0; i < JUMP; i++) {
      List<Supplier<List<Batch>>> moves = BatchMoves.of(instance, moved);
      List<Batch> next = moves.isEmpty() ? moved : moves.get(random.nextInt(moves.size())).get();
      if (!moves.isEmpty() && executor.fit(next)) {
        moved = next;
        any = true;
      }
    }
    return any ? moved : null;
  }
}
