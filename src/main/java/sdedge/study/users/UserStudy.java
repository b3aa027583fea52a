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
    return run(search(loaded, tokens, question, control));
  }

  /** What may be bought for a network. */
  public interface Purchases {
    /**
     * What each purchase adds, and some together.
     *
     * @param found of the network without any
     * @param known of its draws
     */
    Offers offers(UserCapacity found, KnownDraws known, Control control);
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
    UserSearch begun = search(loaded, tokens, question, control);
    UserCapacity found = run(begun);
    Unbatched unbatched = unbatched(loaded, tokens, found, control);
    return new CapacityFindings(
        found,
        unbatched,
        purchases == null ? null : purchases.offers(found, begun.known(), control));
  }

  private UserCapacity run(UserSearch begun) {
    return begun.run(method, options.threads(), withCurve);
  }

  private UserSearch search(
      LoadedInstance loaded, List<UserDraws.Tokens> tokens, UserQuestion question, Control control)
      throws CommandFailure {
    check(loaded);
    UserPlanner planner = new UserPlanner(search, method, options.seed(), control);
    return new UserSearch(draws(loaded, tokens), question, planner, control);
  }

  UserDraws draws(LoadedInstance loaded, List<UserDraws.Tokens> tokens) {
    return new UserDraws(loaded.instance(), tokens, options.seed());
  }

  /** Refuses an instance of which no users can be planned for. */
  void check(LoadedInstance loaded) throws CommandFailure {
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
    LazySearch.Trials trials =
        (draw, number) -> {
          Double makespanS = search.continuousS(users.of(draw, number), null, control);
          return makespanS == null ? null : makespanS <= few.latestS();
        };
    UserRange range = new LazySearch(few, known, known, trials).run(options.threads());
    int most = range.holding();
    int within = most > found.users() ? known.within(most) : 0;
    return new Unbatched(Math.max(most, found.users()), within, few.draws(), range.isDecided());
  }
}
