/**
 * Experiments: many searches, whose rows survive whatever ends them.
 *
 * <ul>
 *   <li>An {@link sdedge.study.experiment.Experiment} is what is run: all combinations of the
 *       values of its {@link sdedge.study.experiment.Axis axes} (files, values in them, numbers of
 *       tasks, seeds), which are the {@link sdedge.study.experiment.Point points} of a {@link
 *       sdedge.study.experiment.Grid}, by all methods, again and again; and the {@link
 *       sdedge.study.experiment.Shard} of it that is made here.
 *   <li>A {@link sdedge.study.experiment.Trial} is one search of it, a {@link
 *       sdedge.study.experiment.TrialResult} what it came to. {@link
 *       sdedge.study.experiment.TrialTable} describes the columns of a row of it; {@link
 *       sdedge.result.table.TableRow} is the row as it stands in the file, which is all that is
 *       kept: rows made now and rows of an earlier process are the same.
 *   <li>An {@link sdedge.study.experiment.ExperimentFolder} holds the table, one {@link
 *       sdedge.storage.RowLog} to which one process at a time adds, and its {@link
 *       sdedge.study.experiment.Manifest}: under which conditions it may be continued. {@link
 *       sdedge.study.experiment.Shards} joins those of all shards.
 *   <li>The {@link sdedge.study.experiment.Runner} makes the trials that are missing, by a {@link
 *       sdedge.study.experiment.Runner.Procedure}: a search alone, or one that a {@link
 *       sdedge.study.experiment.Runner.Meter} measures. A {@link
 *       sdedge.study.experiment.Runner.Listener} sees them go by.
 *   <li>{@link sdedge.study.experiment.Summary} and {@link sdedge.study.experiment.MeanTable} sum
 *       rows up.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package sdedge.study.experiment;
