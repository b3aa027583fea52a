package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.plan.ContinuousService;
import sdedge.plan.ContinuousService.GroupRule;
import sdedge.plan.ModeSets;
import sdedge.random.RandomStream;

/** Services that differ from one a little, at random. */
final class ServiceMoves {
  private static final int KINDS = 8;

  private final Instance instance;
  private final boolean keepsOrder;
  private final RandomStream random;
  private final List<@Nullable Integer> lengths;

  ServiceMoves(Instance instance, boolean keepsOrder, RandomStream random) {
    this.instance = instance;
    this.keepsOrder = keepsOrder;
    this.random = random;
    lengths = SimpleServices.lengths(instance);
  }

  /** Mostly another order of admission, else another group. */
  ContinuousService next(ContinuousService service) {
    boolean reorders = !keepsOrder && service.tasks().size() > 1;
    return switch (random.below(KINDS)) {
      case 0 -> length(service);
      case 1 -> cap(service);
      case 2 -> count(service);
      case 3, 4, 5 -> reorders ? moved(service) : length(service);
      default -> reorders ? swapped(service) : cap(service);
    };
  }

  private ContinuousService moved(ContinuousService service) {
    List<Integer> tasks = new ArrayList<>(service.tasks());
    Integer task = tasks.remove(random.below(tasks.size()));
    tasks.add(random.below(tasks.size() + 1), task);
    return new ContinuousService(tasks, service.groups(), service.loaded());
  }

  private ContinuousService swapped(ContinuousService service) {
    List<Integer> tasks = new ArrayList<>(service.tasks());
    Collections.swap(tasks, random.below(tasks.size()), random.below(tasks.size()));
    return new ContinuousService(tasks, service.groups(), service.loaded());
  }

  private ContinuousService length(ContinuousService service) {
    int g = random.below(service.groups().size());
    Integer length = lengths.get(random.below(lengths.size()));
    if (length != null && length > 0 && !ModeSets.haveCommonChoice(instance, service.loaded())) {
      length = null; // the rule drafts where those who are there can
    }
    return with(service, g, new GroupRule(service.groups().get(g).mostTasks(), length));
  }

  private ContinuousService cap(ContinuousService service) {
    int g = random.below(service.groups().size());
    int most = Math.min(service.tasks().size(), instance.batching().maxTasksPerBatch());
    int cap = 1 + random.below(most); // all of them: no cap
    GroupRule rule =
        new GroupRule(cap == most ? Batching.UNLIMITED : cap, service.groups().get(g).length());
    return with(service, g, rule);
  }

  private static ContinuousService with(ContinuousService service, int g, GroupRule rule) {
    List<GroupRule> groups = new ArrayList<>(service.groups());
    groups.set(g, rule);
    return new ContinuousService(service.tasks(), groups, service.loaded());
  }

  /** One group more, like another one, or one less. */
  private ContinuousService count(ContinuousService service) {
    List<GroupRule> groups = new ArrayList<>(service.groups());
    int g = random.below(groups.size());
    boolean more = groups.size() == 1 || random.below(2) == 0;
    if (more && groups.size() < SimpleServices.MOST_GROUPS) {
      groups.add(g, groups.get(g));
    } else if (groups.size() > 1) {
      groups.remove(g);
    }
    return new ContinuousService(service.tasks(), groups, service.loaded());
  }
}
