package sdedge.search.scheme;

import java.util.List;
import java.util.function.UnaryOperator;
import sdedge.search.ContiguousProblem;

/** The optimum of a problem with fewer choices. */
record Narrowed(String key, String definition, UnaryOperator<List<ContiguousProblem>> narrowing)
    implements Optimised {
  @Override
  public boolean isCheap() {
    return true;
  }

  @Override
  public List<ContiguousProblem> narrow(List<ContiguousProblem> group) {
    return narrowing.apply(group);
  }
}
