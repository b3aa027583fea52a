package sdedge.study.users;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Instance;
import sdedge.instance.LoadedInstance;
import sdedge.search.Approach;
import sdedge.search.solver.Method;
import sdedge.study.CommandFailure;

/**
 * Finds how many users are served in time by networks that are like one of which that is known. The
 * draws are those of the first one; what a search of the whole would find is what they find.
 */
public final class LikeNetworks {
  private final UserStudy study;
  private final List<UserDraws.Tokens> tokens;
  private final UserCapacity first;
  private final KnownDraws known;
  private final Control control;

  /**
   * Networks like a first one.
   *
   * @param tokens of a trace, as those of the first one
   * @param first what was found of it
   * @param known of its draws
   */
  public LikeNetworks(
      UserStudy study,
      List<UserDraws.Tokens> tokens,
      UserCapacity first,
      KnownDraws known,
      Control control) {
    this.study = study;
    this.tokens = List.copyOf(tokens);
    this.first = first;
    this.known = known;
    this.control = control.quiet();
  }

  /**
   * What was found of a network.
   *
   * @param users the most served in time; null if the search was stopped
   * @param known of its draws
   */
  public record Found(@Nullable Integer users, KnownDraws known) {}

  /**
   * Whether an approach finds optima, of plans that take sums and maxima of stages: none of these
   * is later where stages are shorter or there are more plans.
   */
  private static boolean isProven(Instance instance, Approach method) {
    return method == Method.DP && instance.pipeline().hasSlots();
  }

  /**
   * The most users of one.
   *
   * @param isBetter whether an optimum serves in time there whatever it serves in the first one
   * @param above what was found of one that in turn is better than this; null for none
   * @throws CommandFailure if it cannot be planned
   */
  public Found find(LoadedInstance changed, boolean isBetter, @Nullable Found above)
      throws CommandFailure {
    study.check(changed);
    UserQuestion question = first.question();
    boolean isProven = isProven(changed.instance(), study.method());
    KnownDraws own = isProven && isBetter ? known.ofBetter() : KnownDraws.of(question.draws());
    KnownDraws begun = isProven && above != null ? own.andLateIn(above.known()) : own;
    UserDraws users = study.draws(changed, tokens);
    UserPlanner planner =
        new UserPlanner(study.search(), study.method(), study.options().seed(), control);
    LazySearch.Trials trials =
        (draw, number) -> {
          UserPlanner.Planned planned =
              planner.plan(users.of(draw, number), draw, question.latestS(), false);
          return planned == null ? null : Boolean.valueOf(planned.trial().within());
        };
    UserRange range = new LazySearch(question, begun, known, trials).run(study.options().threads());
    return new Found(range.isDecided() ? range.holding() : null, begun);
  }
}
