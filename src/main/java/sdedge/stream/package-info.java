/**
 * A stream of requests, served by continuous batching (docs/model.md section 11).
 *
 * <h2>What to call</h2>
 *
 * <ul>
 *   <li>{@link sdedge.stream.Requests} are given (a trace) or drawn: a {@link sdedge.stream.Draw}
 *       holds arrivals of mean gap 1, which are scaled to any rate.
 *   <li>{@link sdedge.stream.StreamRun} serves them as a {@link sdedge.stream.StreamSetting} says
 *       (a {@link sdedge.stream.ServingPolicy}, groups, merging, mean or drawn progress) and
 *       returns a {@link sdedge.stream.StreamResult}: times by request, and what follows from them.
 *   <li>{@link sdedge.stream.Candidates} lists policies with groups.
 *   <li>{@link sdedge.stream.CapacitySearch} finds the largest rate at which a {@link
 *       sdedge.stream.StreamLevel} holds for one of them.
 *   <li>{@link sdedge.stream.PlanExecution} executes plans of any pipeline, {@link
 *       sdedge.stream.ContinuousRun} those that serve a closed batch continuously.
 *   <li>All of them stop when a {@link sdedge.control.Control} says so, with what they have.
 * </ul>
 *
 * What no policy can exceed is in {@code sdedge.stream.bound}.
 *
 * <h2>How a run works</h2>
 *
 * {@link sdedge.stream.Engine} goes from instant to instant: events end jobs, {@link
 * sdedge.stream.Group groups} that came to rest let go of the requests that are done, {@link
 * sdedge.stream.StreamAdmission} lets others in, {@link sdedge.stream.StepRule} chooses the length
 * of the step that begins, and idle {@link sdedge.stream.StreamServers} take their next {@link
 * sdedge.stream.Jobs job}. What a step adds up to is in {@link sdedge.stream.StepAggregates}: the
 * times of all passes of a step, whatever its length, follow from these sums, so that a step costs
 * one visit of each resident and nothing is allocated.
 *
 * <p>Clocks begin anew whenever nothing is left to do, and results are kept as times since the
 * arrival of a request: both keep their digits however late a request comes.
 */
@org.jspecify.annotations.NullMarked
package sdedge.stream;
