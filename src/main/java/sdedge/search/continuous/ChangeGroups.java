package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.random.RandomStream;

/** One group more, like another one, or one less. */
final class ChangeGroups implements ServiceMove {
  @Override
  public GroupService of(GroupService service, RandomStream random) {
    List<GroupRule> groups = new ArrayList<>(service.groups());
    int g = random.below(groups.size());
    boolean more = groups.size() == 1 || random.below(2) == 0;
    if (more && groups.size() < SimpleServices.MOST_GROUPS) {
      groups.add(g, groups.get(g));
    } else if (groups.size() > 1) {
      groups.remove(g);
    }
    return new GroupService(service.tasks(), groups, service.loaded());
  }
}
