package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.List;
import sdedge.plan.GroupService;
import sdedge.random.RandomStream;

/** A task at another place in the order of admission. */
final class AdmitElsewhere implements ServiceMove {
  @Override
  public GroupService of(GroupService service, RandomStream random) {
    List<Integer> tasks = new ArrayList<>(service.tasks());
    Integer task = tasks.remove(random.below(tasks.size()));
    tasks.add(random.below(tasks.size() + 1), task);
    return new GroupService(tasks, service.groups(), service.loaded());
  }
}
