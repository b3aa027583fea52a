package sdedge.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.Batch;
import sdedge.plan.Cohort;
import sdedge.plan.ContinuousService;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.JoiningService;
import sdedge.plan.Plan;

/**
 * How much of a plan stands at a cap of its instance.
 *
 * @param value tasks, or tokens of a draft
 * @param at how many of {@code what} are at it
 * @param of how many there are
 * @param what batches, cohorts, groups, groups together, or passes, residents and lengths
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
      List<Integer> sizes =
          service == null ? ofBatches(cap, plan) : ofService(cap, service, instance);
      int value = cap.of(instance);
      int at = (int) sizes.stream().filter(size -> size >= value).count();
      if (at > 0) {
        all.add(new CapUse(cap, value, at, sizes.size(), what(cap, service)));
      }
    }
    return all;
  }

  private static String what(Cap cap, @Nullable ContinuousService service) {
    if (service instanceof GroupService) {
      return cap == Cap.COHORT ? "groups together" : "groups";
    } else if (service != null) {
      return switch (cap) {
        case BATCH -> "passes";
        case COHORT -> "residents";
        case LENGTH -> "lengths";
      };
    }
    return cap == Cap.COHORT ? "cohorts" : "batches";
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
    return batch.choices().lengths().max().orElse(0);
  }

  private static List<Integer> ofService(Cap cap, ContinuousService service, Instance instance) {
    return service instanceof JoiningService joining
        ? ofJoining(cap, joining, instance)
        : ofGroups(cap, (GroupService) service, instance);
  }

  /** There may be as many as the instance allows, in one pass or together. */
  private static List<Integer> ofJoining(Cap cap, JoiningService service, Instance instance) {
    int together = Math.min(service.mostResidents(), Cap.COHORT.of(instance));
    int all = Math.min(service.tasks().size(), together);
    return switch (cap) {
      case BATCH -> List.of(Math.min(all, Cap.BATCH.of(instance)));
      case COHORT -> List.of(all);
      case LENGTH -> service.decidedLengths().boxed().toList();
    };
  }

  /** A group has what it may have; what a rule chooses for each step is not among it. */
  private static List<Integer> ofGroups(Cap cap, GroupService service, Instance instance) {
    List<GroupRule> groups = service.groups();
    int all = Math.min(service.tasks().size(), Cap.COHORT.of(instance));
    int share = (int) Math.ceil((double) all / groups.size());
    int most = Math.min(share, Cap.BATCH.of(instance));
    List<Integer> tasks = groups.stream().map(group -> Math.min(group.mostTasks(), most)).toList();
    return switch (cap) {
      case BATCH -> tasks;
      case COHORT -> {
        int together = tasks.stream().mapToInt(Integer::intValue).sum();
        yield Collections.nCopies(groups.size(), Math.min(all, together));
      }
      case LENGTH -> groups.stream().flatMap(group -> Stream.ofNullable(group.length())).toList();
    };
  }
}
