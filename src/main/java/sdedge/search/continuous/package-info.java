/**
 * Plans closed batches for continuous batching (docs/model.md section 13).
 *
 * <p>{@link sdedge.search.continuous.ContinuousPlanning} has the whole search: under each way for
 * prompts to come ({@link sdedge.search.continuous.PromptArrivals}) all simple groups ({@link
 * sdedge.search.continuous.GroupPlanning}) and tasks that join one by one, annealed ({@link
 * sdedge.search.continuous.JoiningSearch}); {@link sdedge.search.continuous.ShortPlanning} has the
 * search from a known plan on, and the one for a remark. What either changes is in {@link
 * sdedge.search.continuous.GroupMoves} and {@link sdedge.search.continuous.JoiningMoves}.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.continuous;
