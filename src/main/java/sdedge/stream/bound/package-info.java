/**
 * What no policy can exceed (docs/model.md section 12), by prices: every second of every server
 * costs something, a request uses at least so much, so only so many can be served.
 *
 * <h2>What to call</h2>
 *
 * <ul>
 *   <li>{@link sdedge.stream.bound.RateBound} bounds what is served per second of a stream or of
 *       some users, {@link sdedge.stream.bound.ClosedBound} the makespan of a closed batch, over
 *       all plans, pipelines and continuous policies. Both find prices and say what they prove, or
 *       say it of prices that are stated.
 *   <li>{@link sdedge.stream.bound.Prices} are the proof.
 * </ul>
 *
 * <h2>How a request is valued</h2>
 *
 * <ol>
 *   <li>{@link sdedge.stream.bound.NetworkLimits} holds what the prices do not change: μ, W, caps
 *       and the floors of each node ({@link sdedge.stream.bound.NodeFloors}; of tables {@link
 *       sdedge.stream.bound.TableFloor}). {@link sdedge.stream.bound.PresenceLimits} says who can
 *       be there at once: that is how a stream, users and a closed batch differ.
 *   <li>{@link sdedge.stream.bound.Rates} are what is paid per second at some prices. With them
 *       {@link sdedge.stream.bound.PricedNetwork} makes of a floor a {@link
 *       sdedge.stream.bound.PassLine} and of that a {@link sdedge.stream.bound.PassShare}: what one
 *       who takes part pays.
 *   <li>{@link sdedge.stream.bound.RoundCosts} adds up the rounds of a task, {@link
 *       sdedge.stream.bound.PiggybackRebate} what first rounds must leave to others.
 *   <li>{@link sdedge.stream.bound.MeanValue} and {@link sdedge.stream.bound.DrawnValue} find the
 *       cheapest rounds by dynamic programming; {@link sdedge.stream.bound.TaskValues} are those of
 *       all tasks, {@link sdedge.stream.bound.ProvenSeconds} what they prove.
 * </ol>
 *
 * <p>{@link sdedge.stream.bound.PriceSearch} does this thousands of times, so it looks at a {@link
 * sdedge.stream.bound.RoughValue}. It begins at {@link sdedge.stream.bound.PriceStarts} and turns
 * the numbers of a {@link sdedge.stream.bound.PriceVector} by a {@link
 * sdedge.stream.bound.PatternSearch} or along slopes.
 */
@org.jspecify.annotations.NullMarked
package sdedge.stream.bound;
