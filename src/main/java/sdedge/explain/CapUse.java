package sdedge.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.ContinuousService;
import sdedge.plan.ContinuousService.GroupRule;
import sdedge.plan.Plan;

/**
 * How much of a plan stands at a cap of its instance.
 *
 * @param value tasks, or tokens of a draft
 * @param at how many of {@code what} are at it
 * @param of how many there are
 * @param what batches, cohorts or groups
 */
public record CapUse(Cap cap, int value, int at, int of, String what) {
  /** A cap on what is searched. */
  public enum Cap {
    /** On the tasks of a batch. */
    BATCH("batching", "max_tasks_per_batch"),
    /** On the tasks of a cohort. */
    COHORT("batching", "max_tasks_per_cohort"),
    /** On the tokens of a draft. */
    LENGTH("speculation", "max_length");

    private final String section;
    private final String key;

    Cap(String section, String key) {
      this.section = section;
      this.key = key;
    }

    /** Its key in the instance. */
    public String key() {
      return key;
    }

    /** Where it stands in the instance. */
    String path() {
      return section + "." + key;
    }

    /** What an instance has there. */
    int of(Instance instance) {
      return switch (this) {
        case BATCH -> instance.batching().maxTasksPerBatch();
        case COHORT -> instance.batching().maxTasksPerCohort();
        case LENGTH -> instance.speculation().maxLength();
      };
    }
  }

  /** The caps that a plan stands at anywhere. */
  static List<CapUse> of(Instance instance, Plan plan) {
    List<CapUse> all = new ArrayList<>();
    for (Cap cap : Cap.values()) {
      ContinuousService service = plan.continuous();
      List<Integer> sizes = service == null ? ofBatches(cap, plan) : ofGroups(cap, service);
      int value = cap.of(instance);
      int at = (int) sizes.stream().filter(size -> size >= value).count();
      if (at > 0) {
        String what = service != null ? "groups" : cap == Cap.COHORT ? "cohorts" : "batches";
        all.add(new CapUse(cap, value, at, sizes.size(), what));
      }
    }
    return all;
  }

  private static List<Integer> ofBatches(Cap cap, Plan plan) {
    return switch (cap) {
      case BATCH -> plan.batches().stream().map(batch -> batch.tasks().size()).toList();
      case COHORT -> plan.cohorts().stream().map(CapUse::tasks).toList();
      case LENGTH -> plan.batches().stream().map(CapUse::longest).toList();
    };
  }

  private static int tasks(Cohort cohort) {
    return cohort.batches().stream().mapToInt(batch -> batch.tasks().size()).sum();
  }

  private static int longest(Batch batch) {
    return batch.draftings().lengths().max().orElse(0);
  }

  /** A group has what it may have; what a rule chooses for each step is not among it. */
  private static List<Integer> ofGroups(Cap cap, ContinuousService service) {
    return switch (cap) {
      case BATCH -> service.groups().stream().map(GroupRule::mostTasks).toList();
      case COHORT -> List.of(service.groups().stream().mapToInt(GroupRule::mostTasks).sum());
      case LENGTH ->
          service.groups().stream().flatMap(group -> Stream.ofNullable(group.length())).toList();
    };
  }
}
