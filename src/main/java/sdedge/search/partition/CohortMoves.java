package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import sdedge.search.local.Evaluator;
import sdedge.search.local.Neighbourhood;
import sdedge.search.partition.PricedBatches.PricedBatch;

/** The plans that differ from one by a move, drawn without end; only what is touched is priced. */
final class CohortMoves implements Neighbourhood<PricedCohorts>, Evaluator<PricedCohorts> {
  private static final int MOST_VAIN = 1_000; // draws in a row that come to no plan

  private final PricedBatches batches;
  private final CohortCosts costs;
  private final CohortLimits limits;
  private final Random random;
  private long drawn;

  CohortMoves(PricedBatches batches, CohortCosts costs, CohortLimits limits, long seed) {
    this.batches = batches;
    this.costs = costs;
    this.limits = limits;
    random = new Random(seed);
  }

  /** A batch of a plan. */
  private record Place(int cohort, int batch) {}

  /** A task of a batch of a plan. */
  private record TaskPlace(Place at, int task) {}

  @Override
  public Iterator<PricedCohorts> of(PricedCohorts plan) {
    return new Drawn(plan);
  }

  @Override
  public double makespanS(PricedCohorts plan, double mostS) {
    return plan.seconds();
  }

  /** Moves that were drawn, in vain or not. */
  @Override
  public long work() {
    return drawn;
  }

  /** Moves of one plan. */
  private final class Drawn implements Iterator<PricedCohorts> {
    private final PricedCohorts plan;
    private final List<Place> places = new ArrayList<>();
    private final List<TaskPlace> tasks = new ArrayList<>();

    Drawn(PricedCohorts plan) {
      this.plan = plan;
      for (int c = 0; c < plan.cohorts().size(); c++) {
        List<PricedBatch> own = plan.cohorts().get(c).batches();
        for (int m = 0; m < own.size(); m++) {
          Place place = new Place(c, m);
          places.add(place);
          for (int k : own.get(m).tasks().array()) {
            tasks.add(new TaskPlace(place, k));
          }
        }
      }
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public PricedCohorts next() {
      for (int vain = 0; vain < MOST_VAIN; vain++) {
        drawn++;
        CohortEdit edit = new CohortEdit(plan, batches);
        PricedCohorts next = draw(edit) ? edit.done(costs, limits) : null;
        if (next != null) {
          return next;
        }
      }
      return plan;
    }

    /** Makes a move of one kind; false if there is none such. */
    private boolean draw(CohortEdit edit) {
      double kind = random.nextDouble();
      if (kind < 0.3) {
        return moveTask(edit, any(tasks), any(places));
      } else if (kind < 0.7) {
        return swapTasks(edit);
      } else if (kind < 0.85) {
        return changeChoice(edit, any(places));
      } else if (kind < 0.93) {
        return rearrange(edit);
      }
      return moveBatch(edit, any(places));
    }

    private <T> T any(List<T> some) {
      return some.get(random.nextInt(some.size()));
    }

    private PricedBatch batch(Place place) {
      return plan.cohorts().get(place.cohort).batches().get(place.batch);
    }

    private boolean moveTask(CohortEdit edit, TaskPlace from, Place to) {
      return !from.at.equals(to) && take(edit, from) && put(edit, to, from.task);
    }

    private boolean take(CohortEdit edit, TaskPlace from) {
      PricedBatch now = edit.cohort(from.at.cohort).get(from.at.batch);
      if (now == null) {
        return false;
      }
      edit.replace(from.at.cohort, from.at.batch, now.tasks().without(from.task), now.place());
      return true;
    }

    private boolean put(CohortEdit edit, Place to, int task) {
      PricedBatch now = edit.cohort(to.cohort).get(to.batch);
      if (now == null) {
        return false;
      }
      edit.replace(to.cohort, to.batch, now.tasks().with(task), now.place());
      return true;
    }

    /** Two tasks in each other's batch, and perhaps one more with one of them. */
    private boolean swapTasks(CohortEdit edit) {
      TaskPlace one = any(tasks);
      TaskPlace other = any(tasks);
      if (one.at.equals(other.at)) {
        return false;
      }
      TaskSet ones = batch(one.at).tasks().without(one.task).with(other.task);
      TaskSet others = batch(other.at).tasks().without(other.task).with(one.task);
      if (random.nextInt(3) == 0) {
        TaskPlace third = any(tasks);
        if (third.at.equals(one.at) && third.task != one.task) {
          ones = ones.without(third.task);
          others = others.with(third.task);
        }
      }
      edit.replace(one.at.cohort, one.at.batch, ones, batch(one.at).place());
      edit.replace(other.at.cohort, other.at.batch, others, batch(other.at).place());
      return true;
    }

    private boolean changeChoice(CohortEdit edit, Place place) {
      PricedBatch now = batch(place);
      int[] choices = batches.places(now.tasks());
      int choice = choices[random.nextInt(choices.length)];
      edit.replace(place.cohort, place.batch, now.tasks(), choice);
      return choice != now.place();
    }

    /** A batch split in two, or two of a cohort joined or in each other's place. */
    private boolean rearrange(CohortEdit edit) {
      Place place = any(places);
      List<@Nullable PricedBatch> own = edit.cohort(place.cohort);
      int kind = random.nextInt(3);
      if (kind == 0) {
        return split(edit, place);
      }
      int other = random.nextInt(own.size());
      if (other == place.batch) {
        return false;
      }
      if (kind == 1) {
        Collections.swap(own, place.batch, other);
        return true;
      }
      TaskSet both = batch(place).tasks().and(batch(new Place(place.cohort, other)).tasks());
      own.set(other, null);
      edit.replace(place.cohort, place.batch, both, batch(place).place());
      return true;
    }

    private boolean split(CohortEdit edit, Place place) {
      PricedBatch now = batch(place);
      int mask = 1 + random.nextInt((1 << Math.min(now.tasks().size(), 30)) - 1);
      TaskSet part = now.tasks().part(mask);
      TaskSet rest = now.tasks();
      for (int k : part.array()) {
        rest = rest.without(k);
      }
      if (rest.size() == 0) {
        return false;
      }
      edit.replace(place.cohort, place.batch, rest, now.place());
      edit.cohort(place.cohort).add(batches.of(part, now.place()));
      return true;
    }

    /** A batch in another cohort, or in one of its own. */
    private boolean moveBatch(CohortEdit edit, Place from) {
      PricedBatch batch = batch(from);
      edit.cohort(from.cohort).set(from.batch, null);
      int to = random.nextInt(plan.cohorts().size());
      if (to == from.cohort) {
        edit.add(batch, costs);
        return plan.cohorts().get(from.cohort).batches().size() > 1;
      }
      List<@Nullable PricedBatch> others = edit.cohort(to);
      others.add(random.nextInt(others.size() + 1), batch);
      return true;
    }
  }
}
