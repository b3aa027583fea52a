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
  public static boolean isProven(Instance instance, Approach method) {
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
    KnownDraws own = known(changed, isBetter);
    KnownDraws begun =
        above != null && isProven(changed.instance(), study.method())
            ? own.andLateIn(above.known())
            : own;
    UserRange range = search(changed, begun).run(study.options().threads());
    return new Found(range.isDecided() ? range.holding() : null, begun);
  }

  /**
   * Whether one serves so many users; null if the search was stopped before that was known.
   *
   * @param isBetter as of {@link #find}
   * @throws CommandFailure if it cannot be planned
   */
  public @Nullable Boolean serves(LoadedInstance changed, boolean isBetter, int users)
      throws CommandFailure {
    return search(changed, known(changed, isBetter)).holds(study.options().threads(), users);
  }

  private KnownDraws known(LoadedInstance changed, boolean isBetter) {
    return isBetter && isProven(changed.instance(), study.method())
        ? known.ofBetter()
        : KnownDraws.of(first.question().draws());
  }

  private LazySearch search(LoadedInstance changed, KnownDraws begun) throws CommandFailure {
    study.check(changed);
    UserQuestion question = first.question();
    UserDraws users = study.draws(changed, tokens);
    UserPlanner planner =
        new UserPlanner(study.search(), study.method(), study.options().seed(), control);
    LazySearch.Trials trials =
        (draw, number) -> {
          UserPlanner.Planned planned =
              planner.plan(users.of(draw, number), draw, question.latestS(), false);
          return planned == null ? null : Boolean.valueOf(planned.trial().within());
        };
    return new LazySearch(question, begun, known, trials);
  }
}
