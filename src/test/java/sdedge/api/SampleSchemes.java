package sdedge.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Schemes as others write them, good and bad. */
public final class SampleSchemes {
  /** How often one of them was made. */
  public static final AtomicInteger MADE = new AtomicInteger();

  private SampleSchemes() {}

  /** What they have in common. */
  public abstract static class Sample implements Scheme {
    Sample() {
      MADE.incrementAndGet();
    }

    @Override
    public String definition() {
      return "a sample, " + name();
    }
  }

  /** A cohort for each task, all of the least length: feasible wherever there is a plan. */
  public static final class OneByOne extends Sample {
    @Override
    public String name() {
      return "one-by-one";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop)
        throws InputException {
      List<List<TaskBatch>> cohorts = new ArrayList<>();
      for (PromptTask task : instance.tasks()) {
        cohorts.add(List.of(new TaskBatch(List.of(task.id()), instance.minLength())));
      }
      return BatchPlan.of(instance, cohorts);
    }
  }

  /** Tasks backwards, in no order that is searched, of two lengths. */
  public static final class Mixed extends Sample {
    @Override
    public String name() {
      return "mixed";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop)
        throws InputException {
      List<List<TaskBatch>> cohorts = new ArrayList<>();
      for (PromptTask task : instance.tasks()) {
        int length = cohorts.size() % 2 == 0 ? instance.maxLength() : instance.minLength();
        cohorts.add(0, List.of(new TaskBatch(List.of(task.id()), length)));
      }
      return BatchPlan.of(instance, cohorts);
    }
  }

  /** The optimum of all orders, whichever is asked for. */
  public static final class Outsider extends Sample {
    @Override
    public String name() {
      return "outsider";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop) {
      return Sdedge.solve(instance, SolveOptions.DEFAULT.with("order", "auto"))
          .plan()
          .orElseThrow();
    }
  }

  /** Leaves a task out. */
  public static final class Forgetful extends Sample {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop)
        throws InputException {
      String first = instance.tasks().get(0).id();
      return BatchPlan.of(instance, List.of(List.of(new TaskBatch(List.of(first), 1))));
    }
  }

  /** Fails. */
  public static final class Failing extends Sample {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop) {
      throw new IllegalStateException("no idea");
    }
  }

  /** Has the name of another method. */
  public static final class Impostor extends Sample {
    @Override
    public String name() {
      return "greedy";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop) {
      throw new AssertionError("never asked");
    }
  }

  /** Cannot be made. */
  public static final class Unmakeable extends Sample {
    /** Fails. */
    public Unmakeable() {
      throw new IllegalStateException("no licence");
    }

    @Override
    public String name() {
      return "unmakeable";
    }

    @Override
    public BatchPlan plan(PlanningInstance instance, long seed, BooleanSupplier stop) {
      throw new AssertionError("never asked");
    }
  }
}
