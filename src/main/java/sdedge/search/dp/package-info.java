/**
 * The exact dynamic program over cohorts and adjacent batches, with its bounds (docs/model.md
 * section 7).
 *
 * <h2>The way of the data</h2>
 *
 * <ol>
 *   <li>{@link sdedge.search.dp.DynamicProgram} keeps the best result of all problems, which is the
 *       cutoff of every search; {@link sdedge.search.dp.SearchPortfolio} gives them their turns.
 *   <li>{@link sdedge.search.dp.ContiguousSearch} asks {@link sdedge.search.dp.HeapBudget} what may
 *       be kept, then lets {@link sdedge.search.dp.SearchState#of} go once over the order.
 *   <li>{@link sdedge.search.dp.BatchTable} holds the {@link sdedge.search.dp.BatchRow rows}: all
 *       batches that start at a position with all their choices, as {@link
 *       sdedge.search.problem.BatchPricing} prices them, and sums of their times. Rows are built
 *       ahead of the search, by the other threads too, and dropped behind it.
 *   <li>From the rows come the paths D_θ ({@link sdedge.search.dp.PathBounds}) and good plans
 *       ({@link sdedge.search.dp.PrimalHeuristic}), a few numbers per position.
 *   <li>{@link sdedge.search.dp.CohortSweep} goes over the cohort starts i. At each, {@link
 *       sdedge.search.dp.CohortSweep.RootNode} lists the first batches worth a look, most promising
 *       first; they are expanded in rounds of fixed size, and what a round finds is looked at in a
 *       fixed order when all of it is done. Hence plans and counts do not depend on the number of
 *       threads.
 *   <li>{@link sdedge.search.dp.LabelExtension} extends the earliest {@link
 *       sdedge.search.dp.Prefix} at i by every cohort that can matter: labels over states "last
 *       batch", T(j) at every end.
 * </ol>
 *
 * <h2>Workspaces and the order of their calls</h2>
 *
 * <pre>
 * BatchTable       rewind, then per position: build(from, to, ahead), row(i) for from ≤ i &lt; to, drop(from)
 * PathBounds       add(row) for every position in turn, finish; then between and the like, drop
 * PrimalHeuristic  extend(i) for every position in turn; then best and lasting
 * LabelExtension   run(from, firsts, window), again and again, one thread at a time; inside:
 *   LabelPruning   begin(window, residual); per position appendTo(predecessors), admits(y);
 *                  per batch prepare(y), then mayMatter per label
 *   Predecessors   gather(position), then its arrays
 *   ParetoSet      per batch clear, offer for every label, commit
 *   Labels         clear(from, to), add; never removed
 * PairCosts        get at any time, drop(start) when no search is at work there
 * </pre>
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li>A <b>choice</b> is what a batch may be, whatever that means; an <b>index</b> is a batch of
 *       a row with one of its choices.
 *   <li>A <b>state</b> is "the last batch of the cohort is this one, with this choice"; a
 *       <b>label</b> is a way to get there, with its step-1 <b>clock</b> and its cost of
 *       <b>later</b> steps; its <b>value</b> is the sum of both.
 *   <li>A <b>window</b> is what cohorts that start at one position may reach.
 *   <li>A <b>prefix</b> is a plan for the first tasks of the order, in complete cohorts.
 *   <li>A <b>root</b> is what an expansion begins with.
 * </ul>
 *
 * <h2>Why nothing is lost</h2>
 *
 * Each rule is proven where it is implemented.
 *
 * <ul>
 *   <li>One prefix per position, the earliest: a cohort that begins later ends no earlier.
 *   <li>Labels of a state that another one replaces: {@link sdedge.search.dp.ParetoSet}.
 *   <li>First batches and positions no plan through which is fast enough: {@link
 *       sdedge.search.dp.PathBounds} and {@link sdedge.search.dp.CohortSweep.RootNode}.
 *   <li>Labels whose value exceeds R_θ, or whose later steps come too late after the last upload:
 *       {@link sdedge.search.dp.WindowBounds}; as inequalities on one label {@link
 *       sdedge.search.dp.LabelPruning}, which leaves out batches too long for any label before.
 *   <li>Under expected steps (section 9) a slot lasts at least max(a, b), so that all of this holds
 *       unchanged.
 * </ul>
 *
 * Limits are widened by a relative 1e-12, so that sums of the same times in another order cannot
 * rule out the plan that set them. Of plans equally fast to the last bit the one of fewer batches
 * stays, then the one found first.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search.dp;
