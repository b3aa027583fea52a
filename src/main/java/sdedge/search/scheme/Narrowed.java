package sdedge.search.scheme;

import java.util.List;
import java.util.function.UnaryOperator;
import sdedge.search.Effort;
import sdedge.search.problem.ContiguousProblem;

/** The optimum of a problem with fewer choices. */
record Narrowed(String key, String definition, UnaryOperator<List<ContiguousProblem>> narrowing)
    implements Optimised {
  @Override
  public Effort effort() {
    return Effort.NARROWED;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return narrowing.apply(group);
  }
}
