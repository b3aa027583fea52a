package sdedge.search.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;

/**
 * The pricings of several problems; those that differ only in the modes loaded, or in when prompts
 * are there, price each batch once.
 */
public final class Pricings {
  private final List<Group> groups = new ArrayList<>();

  private static final class Group {
    private final List<ContiguousProblem> problems = new ArrayList<>();
    private @Nullable ChoicePrices prices;
    private boolean apart; // each by itself, as memory is too short

    boolean takes(ContiguousProblem problem) {
      ContiguousProblem first = problems.get(0);
      return haveChoices(first)
          && haveChoices(problem)
          && Arrays.equals(first.tasks(), problem.tasks())
          && first.set().hasAllOf(problem.set());
    }
  }

  /** The pricings of some problems of one instance. */
  public Pricings(List<ContiguousProblem> problems) {
    for (ContiguousProblem problem : problems) {
      Group group = groups.stream().filter(one -> one.takes(problem)).findFirst().orElse(null);
      if (group == null) {
        group = new Group();
        groups.add(group);
      }
      group.problems.add(problem);
    }
  }

  /** Whether batches choose among modes, all parts of a batch alike. */
  static boolean haveChoices(ContiguousProblem problem) {
    return !problem.set().isPlain() && !problem.perPart() && problem.rule() == null;
  }

  /**
   * The pricing of one of the problems; null if it is stopped before it is there, or if that takes
   * too much of the heap.
   */
  public @Nullable BatchPricing of(ContiguousProblem problem, Control control) {
    if (!haveChoices(problem)) {
      ProgressTable progress = ProgressTable.of(problem, control);
      return progress == null ? null : new BatchPricing(problem, progress, null);
    }
    Group group = groups.stream().filter(one -> one.takes(problem)).findFirst().orElseThrow();
    if (group.prices == null && !group.apart) {
      ChoicePrices shared = prices(group.problems, control);
      group.apart = shared != null && !shared.fits();
      group.prices = group.apart ? null : shared;
    }
    ChoicePrices prices = group.apart ? prices(List.of(problem), control) : group.prices;
    return prices == null ? null : new BatchPricing(problem, prices.progress(), prices);
  }

  private static @Nullable ChoicePrices prices(List<ContiguousProblem> problems, Control control) {
    ProgressTable progress = ProgressTable.of(problems.get(0), control);
    return progress == null ? null : new ChoicePrices(problems, progress);
  }
}
