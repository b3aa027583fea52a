package sdedge.plan;

import java.util.List;
import sdedge.instance.Pipeline;
import sdedge.instance.Scope;

/**
 * A complete decision (docs/model.md section 6).
 *
 * @param drafters one entry per drafter that has tasks, in the order of the instance
 */
public record Plan(Pipeline pipeline, Scope scope, List<DrafterPlan> drafters) {
  public Plan {
    drafters = List.copyOf(drafters);
  }
}
