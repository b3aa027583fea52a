package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import sdedge.plan.ContinuousService;
import sdedge.plan.ContinuousService.GroupRule;
import sdedge.random.RandomStream;

/** One group more, like another one, or one less. */
final class ChangeGroups implements ServiceMove {
  @Override
  public ContinuousService of(ContinuousService service, RandomStream random) {
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
