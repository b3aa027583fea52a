package sdedge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftMode;
import sdedge.instance.Drafter;
import sdedge.instance.Instance;
import sdedge.instance.Pipeline;

/** Collects every reason why a continuous plan cannot be executed (docs/model.md section 13). */
final class ServiceReview {
  private final Instance instance;
  private final List<String> reasons = new ArrayList<>();

  private ServiceReview(Instance instance) {
    this.instance = instance;
  }

  static List<String> reasons(Instance instance, Plan plan) {
    ContinuousService service = plan.continuous();
    if (service == null) {
      return List.of("pipeline continuous executes plans with admission and groups, not cohorts");
    } else if (plan.pipeline() != Pipeline.CONTINUOUS) {
      return List.of("a plan with admission and groups is executed under pipeline continuous only");
    }
    ServiceReview review = new ServiceReview(instance);
    String refusal = Feasibility.noExecution(instance, plan.pipeline());
    if (refusal != null) {
      review.reasons.add(refusal);
    }
    if (!plan.uplink().isDecided()) {
      review.reasons.add("uplink of a plan must not be a search option");
    }
    if (plan.allocation() != null) {
      review.reasons.addAll(new AllocationReview(instance, plan.allocation()).reasons());
    }
    review.modes(service.loaded());
    review.reasons.addAll(Feasibility.neverFits(instance, service.loaded()));
    if (service instanceof JoiningService joining) {
      review.joining(joining);
    } else {
      review.groups((GroupService) service);
    }
    review.tasks(service.tasks());
    return review.reasons;
  }

  private void modes(Set<String> loaded) {
    List<String> names = ModeSets.names(instance);
    for (String name : loaded) {
      if (!names.contains(name)) {
        reasons.add(name + " is none of the draft modes of drafters with tasks: " + names);
      }
    }
  }

  private void groups(GroupService service) {
    List<GroupService.GroupRule> groups = service.groups();
    int least = instance.speculation().minLength();
    boolean canDraft = ModeSets.haveCommonChoice(instance, service.loaded());
    int longest = instance.speculation().maxLength();
    int most = GroupService.MOST_GROUPS;
    if (groups.isEmpty() || groups.size() > most) {
      reasons.add(groups.size() + " groups; there may be 1 to " + most);
    }
    for (int g = 0; g < groups.size(); g++) {
      Integer length = groups.get(g).length();
      if (isOutside(length, longest)) {
        reasons.add("group " + (g + 1) + ": length " + length + " must be in 0 to " + longest);
      }
      if ((length == null ? least : length) > 0 && !canDraft) {
        reasons.add("group " + (g + 1) + " needs a loaded draft mode that all drafters have");
      }
      if (groups.get(g).mostTasks() < 1) {
        reasons.add("group " + (g + 1) + " admits no task");
      }
    }
  }

  private void joining(JoiningService service) {
    if (!(service.waitShare() >= 0 && service.waitShare() <= 1)) {
      reasons.add("wait is " + service.waitShare() + "; it must be in 0 to 1");
    }
    if (service.newPerPass() < 1 || service.mostResidents() < 1) {
      reasons.add("no task is verified, or none is admitted");
    }
    int longest = instance.speculation().maxLength();
    for (int d : instance.draftersWithTasks()) {
      Integer length = service.lengths().get(d);
      Integer fewLength = service.fewLengths().get(d);
      String id = instance.drafters().get(d).id();
      if (length == null || fewLength == null) {
        reasons.add("drafter " + id + " has no length");
      } else if (isOutside(length, longest) || isOutside(fewLength, longest)) {
        reasons.add("drafter " + id + ": lengths must be in 0 to " + longest);
      } else {
        joiningMode(d, service, length > 0 || fewLength > 0);
      }
    }
  }

  /** A drafter that lists modes drafts in the one that is named. */
  private void joiningMode(int d, JoiningService service, boolean drafts) {
    Drafter drafter = instance.drafters().get(d);
    String name = service.modes().get(d);
    List<String> names = drafter.modes().stream().map(DraftMode::name).toList();
    if (name != null && !names.contains(name)) {
      reasons.add("drafter " + drafter.id() + " has no draft mode " + name + " of " + names);
    } else if (name == null
        && !names.isEmpty()
        && (drafts || instance.speculation().minLength() > 0)) {
      reasons.add("drafter " + drafter.id() + " needs a draft mode, one of " + names);
    }
  }

  private static boolean isOutside(@Nullable Integer length, int longest) {
    return length != null && (length < 0 || length > longest);
  }

  private void tasks(List<Integer> tasks) {
    int[] uses = new int[instance.tasks().size()];
    tasks.forEach(task -> uses[task]++);
    for (int task = 0; task < uses.length; task++) {
      if (uses[task] != 1) {
        String id = instance.tasks().get(task).id();
        reasons.add("task " + id + " is admitted " + uses[task] + " times");
      }
    }
  }
}
