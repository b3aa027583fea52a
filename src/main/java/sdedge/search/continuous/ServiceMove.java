package sdedge.search.continuous;

import sdedge.plan.GroupService;
import sdedge.random.RandomStream;

/** A kind of change of how tasks are served. */
interface ServiceMove {
  /** A service changed at random; perhaps the given one. */
  GroupService of(GroupService service, RandomStream random);
}
