package sdedge.search.asynchronous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.search.local.Neighbourhood;
import sdedge.search.problem.ChoiceSets;

/** The plans of batches that differ from one by a move of some kinds, in a random sequence. */
final class BatchNeighbourhood implements Neighbourhood<List<Batch>> {
  /** All kinds of moves. */
  static final List<BatchMove> ALL =
      List.of(
          new ChangeChoice(),
          new SplitBatch(),
          new SplitOff(),
          new MoveBatch(),
          new MergeBatches(),
          new MoveTask());

  private static final int JUMP = 3; // moves at random
  private static final long SEED = 1;

  private final Instance instance;
  private final List<BatchMove> kinds;
  private final Executor executor;
  private final Random random = new Random(SEED);

  /** Of plans that an executor executes. */
  BatchNeighbourhood(Instance instance, List<BatchMove> kinds, Executor executor) {
    this.instance = instance;
    this.kinds = kinds;
    this.executor = executor;
  }

  /** All moves, to be made when asked for, always in the same sequence. */
  static List<Supplier<List<Batch>>> moves(
      Instance instance, List<BatchMove> kinds, List<Batch> batches) {
    EditedPlan plan = new EditedPlan(instance, ChoiceSets.all(instance), batches);
    List<Supplier<List<Batch>>> all = new ArrayList<>();
    for (int m = 0; m < batches.size(); m++) {
      for (BatchMove kind : kinds) {
        all.addAll(kind.of(plan, m));
      }
    }
    return all;
  }

  @Override
  public Iterator<List<Batch>> of(List<Batch> batches) {
    List<Supplier<List<Batch>>> moves = moves(instance, kinds, batches);
    Collections.shuffle(moves, random);
    return moves.stream().map(Supplier::get).filter(executor::fit).iterator();
  }

  @Override
  public @Nullable List<Batch> away(List<Batch> batches) {
    List<Batch> moved = batches;
    boolean any = false;
    for (int i = 0; i < JUMP; i++) {
      List<Supplier<List<Batch>>> moves = moves(instance, kinds, moved);
      List<Batch> next = moves.isEmpty() ? moved : moves.get(random.nextInt(moves.size())).get();
      if (!moves.isEmpty() && executor.fit(next)) {
        moved = next;
        any = true;
      }
    }
    return any ? moved : null;
  }
}
