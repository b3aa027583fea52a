package sdedge.search.continuous;

import sdedge.instance.Batching;
import sdedge.instance.Instance;
import sdedge.plan.GroupService;
import sdedge.plan.GroupService.GroupRule;
import sdedge.random.RandomStream;

/** Another cap on the tasks of a group; that of all tasks is none. */
record ChangeCap(Instance instance) implements ServiceMove {
  @Override
  public GroupService of(GroupService service, RandomStream random) {
    int g = random.below(service.groups().size());
    int most = Math.min(service.tasks().size(), instance.batching().maxTasksPerBatch());
    int cap = 1 + random.below(most);
    GroupRule rule =
        new GroupRule(cap == most ? Batching.UNLIMITED : cap, service.groups().get(g).length());
    return ServiceMoves.with(service, g, rule);
  }
}
