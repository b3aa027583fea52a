/**
 * What no policy can exceed (docs/model.md section 12), by prices: every second of every server
 * costs something, a request uses at least so much, so only so many can be served.
 *
 * <h2>What to call</h2>
 *
 * <ul>
 *   <li>{@link sdedge.stream.bound.PriceSearch#best} finds prices for an instance and returns their
 *       {@link sdedge.stream.bound.PolicyBound}: requests per second, also under a service level,
 *       and the least time end to end at a rate.
 *   <li>{@link sdedge.stream.bound.Prices} are the proof. Whoever has them can value requests with
 *       {@link sdedge.stream.bound.PolicyBound} again; {@code sdedge.check.stream} does it with
 *       code of its own.
 *   <li>{@link sdedge.stream.bound.ClosedBound} finds prices of a closed batch and bounds its
 *       makespan, over all plans, pipelines and continuous policies; {@link
 *       sdedge.stream.bound.UsersBound} does what users are served. {@link
 *       sdedge.stream.bound.ClosedPrices} are the proof.
 * </ul>
 *
 * <h2>How a request is valued</h2>
 *
 * <ol>
 *   <li>{@link sdedge.stream.bound.NetworkLimits} holds what the prices do not change: μ, W, caps
 *       and the floors of each node ({@link sdedge.stream.bound.NodeFloors}; of tables {@link
 *       sdedge.stream.bound.TableFloor}).
 *   <li>{@link sdedge.stream.bound.PricedNetwork} makes of a floor a {@link
 *       sdedge.stream.bound.PassLine} and of that a {@link sdedge.stream.bound.SharedPass}: what
 *       one who takes part pays.
 *   <li>{@link sdedge.stream.bound.RoundCosts} adds up the rounds of a task, {@link
 *       sdedge.stream.bound.PrefillExcess} what first rounds must leave to others. Of a closed
 *       batch and of users {@link sdedge.stream.bound.ClosedLimits}, {@link
 *       sdedge.stream.bound.ClosedNetwork}, {@link sdedge.stream.bound.StalledPass}, {@link
 *       sdedge.stream.bound.ClosedRoundCosts} and {@link sdedge.stream.bound.PiggybackRebate} do
 *       the same.
 *   <li>{@link sdedge.stream.bound.MeanValue} and {@link sdedge.stream.bound.DrawnValue} find the
 *       cheapest rounds by dynamic programming.
 * </ol>
 *
 * <p>A search calls this thousands of times, so it looks at a {@link
 * sdedge.stream.bound.RoughValue}; {@link sdedge.stream.bound.PriceCoordinates} says which numbers
 * of a {@link sdedge.stream.bound.PriceVector} the {@link sdedge.stream.bound.PatternSearch} turns.
 * {@link sdedge.stream.bound.ClosedPriceSearch} finds those of a closed batch and of users.
 */
@org.jspecify.annotations.NullMarked
package sdedge.stream.bound;
