package sdedge.search.continuous;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sdedge.plan.GroupService;
import sdedge.random.RandomStream;

/** Two tasks in each other's place in the order of admission. */
final class SwapAdmissions implements ServiceMove {
  @Override
  public GroupService of(GroupService service, RandomStream random) {
    List<Integer> tasks = new ArrayList<>(service.tasks());
    Collections.swap(tasks, random.below(tasks.size()), random.below(tasks.size()));
    return new GroupService(tasks, service.groups(), service.loaded());
  }
}
