package sdedge.search.continuous;

import sdedge.plan.ContinuousService;
import sdedge.random.RandomStream;

/** A kind of change of how tasks are served. */
interface ServiceMove {
  /** A service changed at random; perhaps the given one. */
  ContinuousService of(ContinuousService service, RandomStream random);
}
