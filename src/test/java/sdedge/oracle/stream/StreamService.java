package sdedge.oracle.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.instance.DraftChoice;
import sdedge.instance.Instance;
import sdedge.oracle.model.ModeSelection;

/**
 * How a stream is said to have been served, and serves it again (Section 11 of the model): by the
 * execution that checks continuous plans, under the policies that only streams have.
 *
 * @param how whose groups, where requests join, say for which part of the residents a pass waits
 * @param pace which choices may be the best one; null for all
 * @param joins whether requests join one by one
 */
public record StreamService(Service how, @Nullable Pace pace, boolean joins) {

  /**
   * A time per token that a share of the residents is to be held to.
   *
   * @param tpotS seconds
   */
  public record Pace(double tpotS, double share) {}

  /** Serves requests for tasks, by index, whose arrival times never decrease. */
  public Outcome serve(Instance instance, double[] arrivalsS, int[] tasks) {
    return joins ? joining(instance, arrivalsS, tasks) : inGroups(instance, arrivalsS, tasks);
  }

  private Outcome inGroups(Instance instance, double[] arrivalsS, int[] tasks) {
    Prompts prompts = Prompts.of(instance, arrivalsS, tasks);
    BestChoice best = new PacedChoice(instance, how, pace);
    return new StreamExecution(instance, arrivalsS, tasks, how, prompts, best).run();
  }

  private Outcome joining(Instance instance, double[] arrivalsS, int[] tasks) {
    return new JoinedService(
            instance, tasks, how, arrivalsS, Prompts.of(instance, arrivalsS, tasks), best(instance))
        .run();
  }

  private BestChoice best(Instance instance) {
    return new BestChoice(new ModeSelection(instance, how.loaded()), new StepTimes(instance));
  }

  /** The fastest choice of those that keep the pace, if there are any. */
  private static final class PacedChoice extends BestChoice {
    private final @Nullable Pace pace;

    PacedChoice(Instance instance, Service how, @Nullable Pace pace) {
      super(new ModeSelection(instance, how.loaded()), new StepTimes(instance));
      this.pace = pace;
    }

    @Override
    DraftChoice fastest(
        List<DraftChoice> allowed, List<Resident> residents, int groups, double share) {
      List<DraftChoice> paced = new ArrayList<>(allowed);
      if (pace != null) {
        paced.removeIf(
            each -> !holds(pace, each, residents, groups * cycleS(each, residents, groups, share)));
      }
      return super.fastest(paced.isEmpty() ? allowed : paced, residents, groups, share);
    }

    private static boolean holds(
        Pace pace, DraftChoice choice, List<Resident> residents, double tokenEveryS) {
      long inTime =
          residents.stream()
              .filter(each -> each.expected(choice) >= tokenEveryS / pace.tpotS())
              .count();
      return inTime >= pace.share() * residents.size();
    }
  }
}
