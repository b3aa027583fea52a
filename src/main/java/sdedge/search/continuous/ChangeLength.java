package sdedge.search.continuous;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.Instance;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.plan.ModeSets;
import sdedge.random.RandomStream;

/** Another length of a group, or the rule in place of one. */
final class ChangeLength implements ServiceMove {
  private final Instance instance;
  private final List<@Nullable Integer> lengths;

  ChangeLength(Instance instance) {
    this.instance = instance;
    lengths = SimpleServices.lengths(instance);
  }

  @Override
  public GroupService of(GroupService service, RandomStream random) {
    int g = random.below(service.groups().size());
    Integer length = lengths.get(random.below(lengths.size()));
    if (length != null && length > 0 && !ModeSets.haveCommonChoice(instance, service.loaded())) {
      length = null; // the rule drafts where those who are there can
    }
    return ServiceMoves.with(
        service, g, new GroupRule(service.groups().get(g).mostTasks(), length));
  }
}
