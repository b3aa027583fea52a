package sdedge.study.users;

import static sdedge.result.table.Table.column;
import static sdedge.result.table.Table.key;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sdedge.control.Control;
import sdedge.instance.Contradiction;
import sdedge.instance.LoadedInstance;
import sdedge.instance.Pipeline;
import sdedge.plan.Feasibility;
import sdedge.result.table.Kind;
import sdedge.result.table.Table;
import sdedge.search.Approach;
import sdedge.search.SearchOptions;
import sdedge.study.CommandFailure;
import sdedge.study.Search;
import sdedge.study.Study;
import sdedge.study.users.TriedUsers.UserTrial;

/**
 * How users are planned for, and by what they are found, as {@code capacity} does it.
 *
 * @param options threads, a draw each, and the seed of the draws and of the method
 * @param withCurve whether to look at makespans over the number of users, too
 */
public record UserStudy(Search search, Approach method, SearchOptions options, boolean withCurve) {
  private static final int LOOKED_AT = 10; // draws without batches

  /**
   * Searches for the most users.
   *
   * @param loaded with the instance whose tasks are drawn
   * @param tokens of a trace, one of which each user has; none for those of the tasks
   * @throws CommandFailure if a task can never be served or the method cannot plan the instance
   */
  public UserCapacity find(
      LoadedInstance loaded, List<UserDraws.Tokens> tokens, UserQuestion question, Control control)
      throws CommandFailure {
    return run(search(loaded, tokens, question, KnownDraws.of(question.draws()), control));
  }

  /** What may be bought for a network. */
  public interface Purchases {
    /**
     * What each purchase adds.
     *
     * @param found of the network without any
     * @param known of its draws
     */
    List<UserGain> gains(UserCapacity found, KnownDraws known, Control control);
  }

  /**
   * What {@link #find} finds, and what is asked beside it.
   *
   * @param purchases null if none are asked for
   */
  public CapacityFindings findings(
      LoadedInstance loaded,
      List<UserDraws.Tokens> tokens,
      UserQuestion question,
      @Nullable Purchases purchases,
      Control control)
      throws CommandFailure {
    KnownDraws known = KnownDraws.of(question.draws());
    UserCapacity found = run(search(loaded, tokens, question, known, control));
    Unbatched unbatched = unbatched(loaded, tokens, found, control);
    return new CapacityFindings(
        found, unbatched, purchases == null ? null : purchases.gains(found, known, control));
  }

  /**
   * The most users of a network that is like another one, in the same draws.
   *
   * @param known of its draws, which it learns more of
   * @param like what is known of the other one
   * @return null if it was stopped before that was known
   * @throws CommandFailure if it cannot be planned
   */
  public @Nullable Integer most(
      LoadedInstance changed,
      List<UserDraws.Tokens> tokens,
      UserQuestion question,
      KnownDraws known,
      KnownDraws like,
      Control control)
      throws CommandFailure {
    UserSearch.Range range =
        search(changed, tokens, question, known, control.quiet()).deciding(options.threads(), like);
    return range.isDecided() ? range.holding() : null;
  }

  private UserCapacity run(UserSearch begun) {
    return begun.run(method, options.threads(), withCurve);
  }

  private UserSearch search(
      LoadedInstance loaded,
      List<UserDraws.Tokens> tokens,
      UserQuestion question,
      KnownDraws known,
      Control control)
      throws CommandFailure {
    check(loaded);
    UserPlanner planner = new UserPlanner(this, question.latestS(), control);
    return new UserSearch(draws(loaded, tokens), question, known, planner, control);
  }

  private UserDraws draws(LoadedInstance loaded, List<UserDraws.Tokens> tokens) {
    return new UserDraws(loaded.instance(), tokens, options.seed());
  }

  /** Refuses an instance of which no users can be planned for. */
  private void check(LoadedInstance loaded) throws CommandFailure {
    List<String> reasons = Feasibility.neverFits(loaded.instance());
    if (!reasons.isEmpty()) {
      throw CommandFailure.unservable(loaded.file(), reasons);
    }
    String refusal = Contradiction.refusal(loaded.instance(), Pipeline.CONTINUOUS);
    if (refusal != null) {
      throw CommandFailure.invalid(loaded.file() + ": " + refusal);
    }
    Study.checkMethod(loaded.instance(), method);
  }

  /**
   * What continuous batching, which refills groups, serves beside batches.
   *
   * @param users the most that it serves in enough draws, at least those of batches
   * @param within in how many draws it does; 0 if it serves no more than batches
   * @param draws that were looked at
   * @param isWhole whether the search came to its end; else there may be more
   */
  public record Unbatched(int users, int within, int draws, boolean isWhole) {
    static final Table<Unbatched> KEYS =
        Table.of(
            column("users", Unbatched::users),
            column("within", Unbatched::within),
            column("draws", Unbatched::draws),
            key("is_whole", Kind.TRUTH, Unbatched::isWhole));
  }

  /** What continuous batching serves beside batches; null where there is nothing to look at. */
  private @Nullable Unbatched unbatched(
      LoadedInstance loaded, List<UserDraws.Tokens> tokens, UserCapacity found, Control control) {
    UserQuestion asked = found.question();
    if (loaded.instance().pipeline() == Pipeline.CONTINUOUS || found.tooMany() == null) {
      return null;
    }
    UserDraws users = draws(loaded, tokens);
    UserQuestion few =
        new UserQuestion(
            asked.withinS(), asked.share(), Math.min(LOOKED_AT, asked.draws()), asked.most());
    KnownDraws known = KnownDraws.serving(found.users(), few.draws());
    UserSearch.Planner refilled =
        (drawn, draw, toTheEnd) -> {
          Double makespanS = search.continuousS(drawn, null, control);
          return makespanS == null
              ? null
              : new UserPlanner.Planned(
                  new UserTrial(drawn.tasks().size(), draw, makespanS <= few.latestS(), null),
                  null);
        };
    UserSearch.Range range =
        new UserSearch(users, few, known, refilled, control.quiet())
            .deciding(options.threads(), known);
    int most = range.holding();
    int within = most > found.users() ? known.within(most) : 0;
    return new Unbatched(Math.max(most, found.users()), within, few.draws(), range.isDecided());
  }
}
