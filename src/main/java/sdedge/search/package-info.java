/**
 * What every search has in common: approaches, options, outcomes (docs/model.md section 7).
 *
 * <p>How a question goes through it: {@code solver.Solver} takes an instance and an {@link
 * sdedge.search.Approach} and refuses what that cannot plan; {@code planning} makes the plans to
 * begin from, starts the search, takes what fails, and is the only place with shares of time;
 * {@code problem} has what is searched: tasks in an order, batches with their choices and prices;
 * {@code dp} (with the program of {@code milp} and {@code exhaustive}) cuts an order, {@code joint}
 * finds the allocation of the band with it. Where no order counts, {@code local} goes from plan to
 * plan by moves: of batches ({@code asynchronous}), cohorts ({@code partition}) and services
 * ({@code continuous}). What is found is an {@link sdedge.search.Outcome}: a plan, its execution,
 * and what is proven.
 *
 * <p>A <b>method</b> for the joint optimum is a constant of {@code solver.Method} and a {@link
 * sdedge.search.SearchResult} of groups of problems; {@code ExactnessIT} compares it with
 * enumeration. A <b>scheme</b> is an entry of {@code scheme.Schemes}: what it leaves of a group of
 * problems ({@code Narrowed}) or how it cuts one ({@code Constructed}), and a row of
 * docs/schemes.md. A <b>move</b> is a method beside what it changes, such as those of {@code
 * asynchronous.BatchMoves}, called in one line.
 */
@org.jspecify.annotations.NullMarked
package sdedge.search;
