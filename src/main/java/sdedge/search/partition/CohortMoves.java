package sdedge.search.partition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sdedge.random.RandomStream;
import sdedge.search.local.LocalSearch.Evaluator;
import sdedge.search.local.LocalSearch.Neighbourhood;
import sdedge.search.partition.CohortMoves.CohortEdit.Part;
import sdedge.search.partition.PricedBatches.PricedBatch;
import sdedge.search.partition.PricedCohorts.PricedCohort;

/** The plans that differ from one by a move, drawn without end; only what is touched is priced. */
final class CohortMoves implements Neighbourhood<PricedCohorts>, Evaluator<PricedCohorts> {
  private static final int MOST_VAIN = 1_000; // draws in a row that come to no plan

  private final PricedBatches batches;
  private final CohortLimits limits;
  private final RandomStream random;
  private final Consumer<PricedCohort> met;
  private long drawn;

  /**
   * Moves that are drawn.
   *
   * @param met is given the cohorts of every plan that is gone on from, if no plan before had them
   */
  CohortMoves(PricedBatches batches, CohortLimits limits, long seed, Consumer<PricedCohort> met) {
    this.batches = batches;
    this.limits = limits;
    random = RandomStream.of(seed);
    this.met = met;
  }

  /** A batch of a plan. */
  private record Place(int cohort, int batch) {}

  /** A task of a batch of a plan. */
  private record TaskPlace(Place at, int task) {}

  @Override
  public Iterator<PricedCohorts> of(PricedCohorts plan) {
    int count = plan.cohorts().size();
    plan.cohorts().subList(count - plan.changed(), count).forEach(met);
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
        PricedCohorts next = draw(edit) ? edit.done(limits) : null;
        if (next != null) {
          return next;
        }
      }
      return plan;
    }

    /** Makes a move of one kind; false if there is none such. */
    private boolean draw(CohortEdit edit) {
      double kind = random.uniform();
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
      return some.get(random.below(some.size()));
    }

    private PricedBatch batch(Place place) {
      return plan.cohorts().get(place.cohort).batches().get(place.batch);
    }

    private boolean moveTask(CohortEdit edit, TaskPlace from, Place to) {
      if (from.at.equals(to)) {
        return false;
      }
      TaskSet fewer = batch(from.at).tasks().without(from.task);
      edit.replace(from.at.cohort, from.at.batch, fewer, batch(from.at).place());
      edit.replace(to.cohort, to.batch, batch(to).tasks().with(from.task), batch(to).place());
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
      if (random.below(3) == 0) {
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
      int choice = choices[random.below(choices.length)];
      edit.replace(place.cohort, place.batch, now.tasks(), choice);
      return choice != now.place();
    }

    /** A batch split in two, or two of a cohort joined or in each other's place. */
    private boolean rearrange(CohortEdit edit) {
      Place place = any(places);
      List<Part> own = edit.cohort(place.cohort);
      int kind = random.below(3);
      if (kind == 0) {
        return split(edit, place);
      }
      int other = random.below(own.size());
      if (other == place.batch) {
        return false;
      }
      if (kind == 1) {
        Collections.swap(own, place.batch, other);
        return true;
      }
      TaskSet both = batch(place).tasks().and(batch(new Place(place.cohort, other)).tasks());
      own.set(other, Part.GONE);
      edit.replace(place.cohort, place.batch, both, batch(place).place());
      return true;
    }

    private boolean split(CohortEdit edit, Place place) {
      PricedBatch now = batch(place);
      int mask = 1 + random.below((1 << Math.min(now.tasks().size(), 30)) - 1);
      TaskSet part = now.tasks().part(mask);
      TaskSet rest = now.tasks();
      for (int k : part.array()) {
        rest = rest.without(k);
      }
      if (rest.size() == 0) {
        return false;
      }
      edit.replace(place.cohort, place.batch, rest, now.place());
      edit.cohort(place.cohort).add(edit.part(part, now.place()));
      return true;
    }

    /** A batch in another cohort, or in one of its own. */
    private boolean moveBatch(CohortEdit edit, Place from) {
      edit.cohort(from.cohort).set(from.batch, Part.GONE);
      int drawn = random.below(plan.cohorts().size());
      boolean alone = drawn == from.cohort;
      List<Part> others = edit.cohort(alone ? plan.cohorts().size() : drawn);
      others.add(random.below(others.size() + 1), new Part(batch(from)));
      return !alone || plan.cohorts().get(from.cohort).batches().size() > 1;
    }
  }

  /** A change of some cohorts of a plan, which are priced once it is done and known to fit. */
  static final class CohortEdit {
    private final PricedCohorts plan;
    private final PricedBatches batches;
    private int one = -1; // the first cohort that is changed, as it will be
    private final List<Part> ones = new ArrayList<>();
    private int other = -1; // the second
    private final List<Part> others = new ArrayList<>();
    private boolean isPossible = true;

    /**
     * A batch to be, of no task if it is gone.
     *
     * @param place of its choice in the set of all
     * @param priced null if it changed
     */
    record Part(TaskSet tasks, int place, @Nullable PricedBatch priced) {
      static final Part GONE = new Part(TaskSet.of(), 0, null);

      Part(PricedBatch batch) {
        this(batch.tasks(), batch.place(), batch);
      }
    }

    CohortEdit(PricedCohorts plan, PricedBatches batches) {
      this.plan = plan;
      this.batches = batches;
    }

    /** The batches of a cohort, which may be changed; none of the one behind the last. */
    List<Part> cohort(int c) {
      if (c == one) {
        return ones;
      }
      if (one < 0) {
        one = c;
        return copy(c, ones);
      }
      if (other < 0) {
        other = c;
        return copy(c, others);
      }
      if (c == other) {
        return others;
      }
      throw new IllegalStateException("a move changes two cohorts");
    }

    private List<Part> copy(int c, List<Part> parts) {
      if (c < plan.cohorts().size()) {
        for (PricedBatch batch : plan.cohorts().get(c).batches()) {
          parts.add(new Part(batch));
        }
      }
      return parts;
    }

    /** Gives a batch other tasks, none of which removes it, with its choice or else another one. */
    void replace(int c, int m, TaskSet tasks, int place) {
      cohort(c).set(m, part(tasks, place));
    }

    /** A batch to be, with its choice or else another one. */
    Part part(TaskSet tasks, int place) {
      if (tasks.size() == 0) {
        return Part.GONE;
      }
      if (batches.allows(tasks, place)) {
        return new Part(tasks, place, null);
      }
      int[] places = batches.places(tasks);
      isPossible &= places.length > 0;
      return places.length == 0
          ? Part.GONE
          : new Part(tasks, places[Math.min(place, places.length - 1)], null);
    }

    /** The plan as it is then, changed cohorts last; null if it is none. */
    @Nullable PricedCohorts done(CohortLimits limits) {
      if (!isPossible || !fit(ones, limits) || !fit(others, limits)) {
        return null;
      }
      List<PricedCohort> cohorts = new ArrayList<>();
      for (int c = 0; c < plan.cohorts().size(); c++) {
        if (c != one && c != other) {
          cohorts.add(plan.cohorts().get(c));
        }
      }
      int kept = cohorts.size();
      addPriced(ones, cohorts);
      addPriced(others, cohorts);
      return PricedCohorts.of(cohorts, cohorts.size() - kept);
    }

    /** Whether batches, of which those that are gone are left out, may be a cohort. */
    private static boolean fit(List<Part> cohort, CohortLimits limits) {
      cohort.removeIf(part -> part.tasks.size() == 0);
      List<TaskSet> tasks = new ArrayList<>(cohort.size());
      for (Part part : cohort) {
        if (part.priced == null && !limits.holdBatch(part.tasks)) {
          return false;
        }
        tasks.add(part.tasks);
      }
      return limits.holdCohort(tasks);
    }

    private void addPriced(List<Part> cohort, List<PricedCohort> cohorts) {
      List<PricedBatch> priced = new ArrayList<>(cohort.size());
      for (Part part : cohort) {
        priced.add(part.priced == null ? batches.of(part.tasks, part.place) : part.priced);
      }
      if (!priced.isEmpty()) {
        cohorts.add(batches.cohort(priced));
      }
    }
  }
}
