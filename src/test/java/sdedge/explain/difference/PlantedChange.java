package sdedge.explain.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import sdedge.RandomInstances;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;
import sdedge.instance.UplinkPolicy;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.DraftChoices;
import sdedge.plan.ModeSets;
import sdedge.plan.Plan;
import sdedge.plan.TaskOrdering;

/** A change of one plan, of a kind that is told. */
enum PlantedChange {
  ORDER,
  BATCH_MOVED,
  BATCH_SIZES,
  COHORT_END,
  LENGTH,
  MODE,
  UPLINK,
  PIPELINE;

  /** The plan with a change of this kind, which need not be feasible; null if there is none. */
  @Nullable Plan in(Random random, Instance instance, Plan best) {
    return switch (this) {
      case ORDER -> inOtherOrder(random, instance, best);
      case BATCH_MOVED -> batchMoved(random, best);
      case BATCH_SIZES -> otherSizes(random, best);
      case COHORT_END -> cohortEnds(random, best);
      case LENGTH -> otherLength(random, instance, best);
      case MODE -> otherMode(random, instance, best);
      case UPLINK -> {
        UplinkPolicy other = oneOf(random, UplinkPolicy.FORMULAS);
        yield other == best.uplink() ? null : best.with(other);
      }
      case PIPELINE -> {
        Pipeline other = RandomInstances.slotted(random);
        yield other == best.pipeline() ? null : best.with(other);
      }
    };
  }

  private static <T> T oneOf(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  static @Nullable Plan inOtherOrder(Random random, Instance instance, Plan best) {
    int[] other = TaskOrdering.sort(instance, oneOf(random, TaskOrdering.candidates(instance)));
    List<Integer> sequence = Arrays.stream(other).boxed().toList();
    List<Cohort> cohorts = new ArrayList<>();
    int begin = 0;
    for (Cohort cohort : best.cohorts()) {
      List<Batch> batches = new ArrayList<>();
      for (Batch batch : cohort.batches()) {
        int end = begin + batch.tasks().size();
        batches.add(new Batch(sequence.subList(begin, end), batch.choices()));
        begin = end;
      }
      cohorts.add(new Cohort(batches));
    }
    return sequence.equals(best.tasks()) ? null : with(best, cohorts);
  }

  private static @Nullable Plan batchMoved(Random random, Plan best) {
    List<List<Batch>> cohorts = lists(best);
    List<Batch> from = oneOf(random, cohorts);
    Batch moved = from.remove(random.nextInt(from.size()));
    List<Batch> to = oneOf(random, cohorts);
    to.add(random.nextInt(to.size() + 1), moved);
    cohorts.removeIf(List::isEmpty);
    Plan planted = with(best, cohorts.stream().map(Cohort::new).toList());
    return planted.cohorts().equals(best.cohorts()) ? null : planted;
  }

  static List<List<Batch>> lists(Plan plan) {
    List<List<Batch>> cohorts = new ArrayList<>();
    plan.cohorts().forEach(cohort -> cohorts.add(new ArrayList<>(cohort.batches())));
    return cohorts;
  }

  /** The last tasks of a batch become a batch, or the first ones of the next in their cohort. */
  private static @Nullable Plan otherSizes(Random random, Plan best) {
    List<List<Batch>> cohorts = lists(best);
    List<Batch> cohort = oneOf(random, cohorts);
    int b = random.nextInt(cohort.size());
    Batch batch = cohort.get(b);
    if (batch.tasks().size() < 2) {
      return null;
    }
    int left = 1 + random.nextInt(batch.tasks().size() - 1);
    List<Integer> moved = batch.tasks().subList(left, batch.tasks().size());
    cohort.set(b, new Batch(batch.tasks().subList(0, left), batch.choices()));
    if (b + 1 == cohort.size() || random.nextBoolean()) {
      cohort.add(b + 1, new Batch(moved, batch.choices()));
    } else {
      Batch next = cohort.get(b + 1);
      List<Integer> more = new ArrayList<>(moved);
      more.addAll(next.tasks());
      boolean areMost = moved.size() > next.tasks().size(); // then they draft as they did
      cohort.set(b + 1, new Batch(more, areMost ? batch.choices() : next.choices()));
    }
    return with(best, cohorts.stream().map(Cohort::new).toList());
  }

  /** A cohort more or less, the batches as they are. */
  private static @Nullable Plan cohortEnds(Random random, Plan best) {
    List<List<Batch>> cohorts = lists(best);
    if (cohorts.size() > 1 && random.nextBoolean()) {
      List<Batch> last = cohorts.remove(cohorts.size() - 1);
      cohorts.get(cohorts.size() - 1).addAll(last);
    } else {
      List<Batch> first = cohorts.get(0);
      if (first.size() < 2) {
        return null;
      }
      int end = 1 + random.nextInt(first.size() - 1);
      cohorts.add(1, new ArrayList<>(first.subList(end, first.size())));
      first.subList(end, first.size()).clear();
    }
    return with(best, cohorts.stream().map(Cohort::new).toList());
  }

  private static @Nullable Plan otherLength(Random random, Instance instance, Plan best) {
    Batch batch = oneOf(random, best.batches());
    DraftChoice old = batch.choices().of(drafter(instance, batch));
    int length = random.nextInt(instance.speculation().maxLength() + 1);
    List<String> names = ModeSets.names(instance);
    boolean isNew = old.length() == 0 && !names.isEmpty();
    String mode = isNew ? oneOf(random, names) : old.mode();
    return length == old.length() ? null : with(best, batch, new DraftChoice(mode, length));
  }

  private static @Nullable Plan otherMode(Random random, Instance instance, Plan best) {
    Batch batch = oneOf(random, best.batches());
    DraftChoice old = batch.choices().of(drafter(instance, batch));
    List<String> others = new ArrayList<>(ModeSets.names(instance));
    others.remove(old.mode());
    return old.mode() == null || others.isEmpty()
        ? null
        : with(best, batch, new DraftChoice(oneOf(random, others), old.length()));
  }

  private static int drafter(Instance instance, Batch batch) {
    return instance.tasks().get(batch.tasks().get(0)).drafter();
  }

  private static Plan with(Plan plan, Batch batch, DraftChoice choice) {
    Batch other = new Batch(batch.tasks(), new DraftChoices.SharedChoice(choice));
    List<List<Batch>> cohorts = lists(plan);
    cohorts.forEach(cohort -> cohort.replaceAll(each -> each.equals(batch) ? other : each));
    return with(plan, cohorts.stream().map(Cohort::new).toList());
  }

  static Plan with(Plan plan, List<Cohort> cohorts) {
    return new Plan(plan.pipeline(), plan.scope(), null, plan.uplink(), cohorts);
  }
}
